// SPDX-License-Identifier: MIT
#include <rankline/datasets/delimited_field.hpp>

#include <algorithm>

#include <rankline/datasets/unwritable.hpp>

namespace rankline {

namespace {

constexpr const char* has_line_end = "it has a line end in it; json holds it";

bool is_one_line(std::string_view id) { return id.find('\n') == std::string_view::npos; }

}  // namespace

void append_delimited(std::string& text, std::string_view field, char separator) {
    const bool plain = std::none_of(field.begin(), field.end(), [&](char c) {
        return c == separator || c == '"' || c == '\r';
    });
    if (plain && !field.starts_with('#')) {
        text += field;
        return;
    }
    text += '"';
    for (const char c : field) {
        if (c == '"') text += '"';
        text += c;
    }
    text += '"';
}

void require_one_line_qid(std::string_view format, std::string_view qid) {
    if (!is_one_line(qid)) fail_unwritable_qid(format, qid, has_line_end);
}

void require_one_line_docid(std::string_view format, std::string_view qid, std::string_view docid) {
    if (!is_one_line(docid)) fail_unwritable_docid(format, qid, docid, has_line_end);
}

}  // namespace rankline
