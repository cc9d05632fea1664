// SPDX-License-Identifier: MIT
#include <rankline/check/row.hpp>

#include <algorithm>
#include <array>

#include <rankline/base/hash.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

namespace {

/// A bit for the kind of character that separates columns.
std::uint8_t mark_of(char separator) {
    if (separator == ' ') return mark_blank;
    return separator == '\t' ? mark_tab : mark_other;
}

}  // namespace

RowReader::RowReader(const CheckProfile& profile) : m_columns(profile.columns) {}

void RowReader::split(std::string_view line, CheckRow& row) const {
    const char* at = line.data();
    const char* const end = at + line.size();
    while (at < end) {
        const char* const start = at;
        while (at < end && !is_space(*at)) ++at;
        const std::string_view field(start, static_cast<std::size_t>(at - start));
        if (row.columns < m_columns.size()) {
            row.fields[static_cast<std::size_t>(m_columns[row.columns])] = field;
        } else if (row.columns == m_columns.size()) {
            row.extra = {start, static_cast<std::size_t>(end - start)};
        }
        ++row.columns;
        const char* const separator = at;
        for (; at < end && is_space(*at); ++at) row.marks |= mark_of(*at);
        if (at - separator > 1) row.marks |= mark_several;
    }
}

void RowReader::read_numbers(CheckRow& row) const {
    if (const std::string_view docid = row[Column::docid]; !docid.empty())
        row.hash = hash_id(docid);
    if (const std::string_view text = row[Column::rank]; !text.empty()) {
        const auto rank = parse_integer(text);
        row.has_rank = rank.has_value();
        row.rank = rank.value_or(0);
    }
    const std::string_view grade = row[Column::grade];
    const std::string_view text = grade.empty() ? row[Column::score] : grade;
    if (text.empty()) return;
    const auto score = parse_double(text);
    row.has_score = score.has_value();
    row.score = score.value_or(0);
}

CheckRow RowReader::read(std::string_view line) const {
    CheckRow row;
    row.line = line;
    std::string_view rest = line;
    if (rest.ends_with('\r')) rest.remove_suffix(1);
    if (rest.starts_with('#')) {
        row.kind = RowKind::comment;
        return row;
    }
    const std::string_view content = trimmed(rest);
    if (content.empty()) {
        row.kind = RowKind::blank;
        return row;
    }
    if (content.data() != rest.data()) row.marks |= mark_leading;
    if (content.data() + content.size() != rest.data() + rest.size()) row.marks |= mark_trailing;
    split(content, row);
    read_numbers(row);
    return row;
}

bool is_header(const CheckRow& row) {
    static constexpr std::array<std::string_view, 22> names = {
        "qid",        "q_id",     "query",   "queryid",  "query_id", "query-id",
        "topic",      "topic_id", "topicid", "iter",     "q0",       "docid",
        "doc_id",     "docno",    "did",     "pid",      "index",    "corpus-id",
        "passage_id", "rank",     "score",   "relevance"};
    const auto is_name = [](std::string_view field) {
        return std::find(names.begin(), names.end(), lower_case(field)) != names.end();
    };
    // "query rank score" might be ids; a name of a number's column never is a number.
    const bool numbers = row.has_score || row.has_rank;
    return !numbers && is_name(row[Column::qid]) && is_name(row[Column::docid]);
}

std::string_view first_column(std::string_view line) noexcept {
    std::size_t start = 0;
    while (start < line.size() && is_space(line[start])) ++start;
    std::size_t stop = start;
    while (stop < line.size() && !is_space(line[stop])) ++stop;
    return line.substr(start, stop - start);
}

}  // namespace rankline
