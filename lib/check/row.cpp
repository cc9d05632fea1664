// SPDX-License-Identifier: MIT
#include <rankline/check/row.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

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

/// The first character from `at` on that separates columns, or `end`. Looks at eight bytes at once,
/// which most columns are no longer than, and reads up to eight behind `end`.
const char* find_separator(const char* at, const char* end) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101;
    constexpr std::uint64_t first_above = ' ' + 1;
    for (;;) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, at, sizeof(bytes));
        if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
        // The highest bit of each byte up to ' '. Subtracting borrows from bytes behind such a one
        // alone, so that the first is right.
        const std::uint64_t low = (bytes - ones * first_above) & ~bytes & (ones << 7U);
        at += low == 0 ? static_cast<int>(sizeof(bytes)) : std::countr_zero(low) / 8;
        if (at >= end) return end;
        if (low == 0) continue;
        if (is_space(*at)) return at;
        ++at;  // another control character
    }
}

}  // namespace

RowReader::RowReader(const CheckProfile& profile) : m_columns(profile.columns) {}

void RowReader::split(std::string_view line, CheckRow& row) const {
    const char* at = line.data();
    const char* const end = at + line.size();
    std::uint8_t marks = row.marks;
    std::uint32_t columns = 0;
    while (at < end) {
        const char* const start = at;
        at = find_separator(at, end);
        const std::string_view field(start, static_cast<std::size_t>(at - start));
        if (columns < m_columns.size()) {
            row.fields[static_cast<std::size_t>(m_columns[columns])] = field;
        } else if (columns == m_columns.size()) {
            row.extra = {start, static_cast<std::size_t>(end - start)};
        }
        ++columns;
        const char* const separator = at;
        for (; at < end && is_space(*at); ++at) marks |= mark_of(*at);
        if (at - separator > 1) marks |= mark_several;
    }
    row.marks = marks;
    row.columns = columns;
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
    // The first 9 name a query. The second column of a TREC run has a name, too, and stands where
    // other profiles have the document; but a query may well be called q0.
    static constexpr std::array<std::string_view, 22> names = {
        "qid",        "q_id",     "query",   "queryid",  "query_id", "query-id",
        "topic",      "topic_id", "topicid", "iter",     "q0",       "docid",
        "doc_id",     "docno",    "did",     "pid",      "index",    "corpus-id",
        "passage_id", "rank",     "score",   "relevance"};
    constexpr std::size_t query_names = 9;
    const auto is_one_of = [](std::string_view field, std::span<const std::string_view> known) {
        return std::find(known.begin(), known.end(), lower_case(field)) != known.end();
    };
    if (!is_one_of(row[Column::qid], std::span(names).first(query_names)) ||
        !is_one_of(row[Column::docid], names))
        return false;
    // "query rank score" might be ids; a name of a number's column never is a number.
    const std::vector<std::string_view> others = split_blanks(row.extra);
    return !row.has_score && !row.has_rank &&
           std::none_of(others.begin(), others.end(),
                        [](std::string_view field) { return parse_double(field).has_value(); });
}

std::string_view first_column(std::string_view line) noexcept {
    const char* start = line.data();
    const char* const end = start + line.size();
    while (start < end && is_space(*start)) ++start;
    return {start, static_cast<std::size_t>(find_separator(start, end) - start)};
}

}  // namespace rankline
