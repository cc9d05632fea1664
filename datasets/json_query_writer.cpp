// SPDX-License-Identifier: MIT
#include <rankline/datasets/json_query_writer.hpp>

#include <cmath>

#include <rankline/datasets/json_id.hpp>
#include <rankline/datasets/score_text.hpp>
#include <rankline/datasets/unwritable.hpp>

namespace rankline {

void JsonQueryWriter::put_qid() { append_json_qid(m_text, m_format, m_qid); }

void JsonQueryWriter::put_docid(const RunEntry& entry) {
    append_json_docid(m_text, m_format, m_qid, entry.docid());
}

void JsonQueryWriter::put_score(const RunEntry& entry) {
    if (!std::isfinite(entry.score))
        fail_unwritable_score(m_format, m_qid, entry.docid(), entry.score);
    append_score(m_text, entry.score, m_options.digits);
}

void JsonQueryWriter::put_float_score(const RunEntry& entry) {
    const std::size_t before = m_text.size();
    put_score(entry);
    if (m_text.find_first_not_of("-0123456789", before) == std::string::npos) m_text += ".0";
}

void JsonQueryWriter::put_score_map(std::span<const RunEntry> ranked) {
    put("{");
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (i > 0) put(", ");
        put_docid(ranked[i]);
        put(": ");
        put_score(ranked[i]);
    }
    put("}");
}

}  // namespace rankline
