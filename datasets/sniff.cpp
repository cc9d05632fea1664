// SPDX-License-Identifier: MIT
#include <rankline/datasets/sniff.hpp>

#include <algorithm>
#include <cstdint>

#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

std::string_view first_line(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        if (!line.empty() && !text.starts_with('#')) return line;
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return {};
}

std::vector<Row> sample_rows(std::string_view head, std::size_t limit) {
    std::vector<Row> rows;
    while (!head.empty() && rows.size() < limit) {
        const std::size_t end = head.find('\n');
        const std::string_view line = head.substr(0, end);
        if (!line.starts_with('#') && !trimmed(line).empty()) rows.push_back(split_blanks(line));
        head.remove_prefix(end == std::string_view::npos ? head.size() : end + 1);
    }
    return rows;
}

Sniff agreement(std::span<const Row> rows, bool (*fits)(const Row& row)) {
    const auto fitting = static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), fits));
    if (fitting == 0 || fitting * 2 < rows.size()) return Sniff::no;
    return fitting == rows.size() ? Sniff::likely : Sniff::possible;
}

bool is_number(std::string_view field) noexcept { return parse_double(field).has_value(); }

bool is_integer(std::string_view field) noexcept { return parse_integer(field).has_value(); }

bool counts_ranks(std::span<const Row> rows, std::size_t column) {
    std::string_view qid;
    std::uint64_t expected = 0;  // one more than any int64, where the column holds something else
    std::size_t starts = 0;
    std::size_t started_well = 0;
    std::size_t steps = 0;
    std::size_t stepped_well = 0;
    for (const Row& row : rows) {
        // -1 is no rank either.
        const std::int64_t rank =
            row.size() > column ? parse_integer(row[column]).value_or(-1) : -1;
        if (row[0] != qid) {
            qid = row[0];
            ++starts;
            if (rank == 0 || rank == 1) ++started_well;
        } else {
            ++steps;
            if (rank >= 0 && static_cast<std::uint64_t>(rank) == expected) ++stepped_well;
        }
        expected = (rank < 0 ? expected : static_cast<std::uint64_t>(rank)) + 1;
    }
    return 2 * started_well > starts && 2 * stepped_well > steps;
}

bool is_constant(std::span<const Row> rows, std::size_t column) {
    return std::all_of(rows.begin(), rows.end(), [&](const Row& row) {
        return row.size() > column && row[column] == rows.front()[column];
    });
}

}  // namespace rankline
