// SPDX-License-Identifier: MIT
#include <rankline/datasets/json_id.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include <rankline/base/text.hpp>
#include <rankline/datasets/unwritable.hpp>

namespace rankline {

namespace {

constexpr const char* not_utf8 = "JSON is UTF-8, and the id is not; trec and csv hold it";

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

bool is_plain(char c) { return !needs_escape(c) && static_cast<unsigned char>(c) < 0x80; }

bool is_utf8(std::string_view text) {
    while (const std::size_t length = utf8_length(text)) text.remove_prefix(length);
    return text.empty();
}

/// Appends an id between quotation marks; false, and nothing that is of use, if it is not UTF-8.
bool append_string(std::string& text, std::string_view id) {
    text += '"';
    if (std::all_of(id.begin(), id.end(), is_plain)) {
        text += id;
    } else {
        if (!is_utf8(id)) return false;
        for (const char c : id) {
            if (!needs_escape(c)) {
                text += c;
            } else if (c == '"' || c == '\\') {
                text += {'\\', c};
            } else {
                fmt::format_to(std::back_inserter(text), "\\u{:04x}", static_cast<unsigned>(c));
            }
        }
    }
    text += '"';
    return true;
}

}  // namespace

void append_json_qid(std::string& text, std::string_view format, std::string_view qid) {
    if (!append_string(text, qid)) fail_unwritable_qid(format, qid, not_utf8);
}

void append_json_docid(std::string& text, std::string_view format, std::string_view qid,
                       std::string_view docid) {
    if (!append_string(text, docid)) fail_unwritable_docid(format, qid, docid, not_utf8);
}

}  // namespace rankline
