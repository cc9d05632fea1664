// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/report/report.hpp>

namespace rankline {

/// Appends a value as `report` wants its numbers: whole ones without a point, others with its
/// digits; "nan" where there is none. Z-scores of counts are no counts.
void append_value(std::string& out, const Report& report, const ReportColumn& column, double value);

/// Appends what stands in a query's cell, text or number.
void append_query_cell(std::string& out, const Report& report, const ReportRun& run,
                       std::size_t query, std::size_t column);

/// Whether a column has something to show in a row: aggregates are of means alone.
[[nodiscard]] bool is_shown(const ReportColumn& column, const ReportRow& row);

/// What stands in a row instead of a query id: "all", a label, an aggregate or "label:aggregate".
[[nodiscard]] std::string row_name(const ReportRow& row);

/// Rows next to each other that are of one group: [first, last).
struct RowRange {
    std::size_t first = 0;
    std::size_t last = 0;
};

/// All rows, group by group; those over all queries are the last.
[[nodiscard]] std::vector<RowRange> row_groups(const Report& report);

/// Appends what stands in a run's summary cell, its name or a number.
void append_summary_cell(std::string& out, const Report& report, const ReportRun& run,
                         std::size_t row, std::size_t column);

/// What people call the runs: their paths without the folders that all of them share.
[[nodiscard]] std::vector<std::string> run_labels(const Report& report);

/// Columns of a terminal that UTF-8 text takes: two for East Asian wide characters, none for
/// combining marks. A byte that is not UTF-8 counts one.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The valid UTF-8 of `text` with control characters and stray bytes as \xNN, so that an id can
/// neither break a line nor send a terminal an escape sequence.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace rankline
