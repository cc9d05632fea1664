// SPDX-License-Identifier: MIT
#include <rankline/datasets/json_query_writer.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

#include <rankline/base/text.hpp>
#include <rankline/datasets/score_text.hpp>
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

void JsonQueryWriter::put_qid() {
    if (!append_string(m_text, m_qid)) fail_unwritable_qid(m_format, m_qid, not_utf8);
}

void JsonQueryWriter::put_docid(const RunEntry& entry) {
    if (!append_string(m_text, entry.docid()))
        fail_unwritable_docid(m_format, m_qid, entry.docid(), not_utf8);
}

void JsonQueryWriter::put_score(const RunEntry& entry) {
    if (!std::isfinite(entry.score))
        fail_unwritable_score(m_format, m_qid, entry.docid(), entry.score);
    append_score(m_text, entry.score, m_options.digits);
}

}  // namespace rankline
