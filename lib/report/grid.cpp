// SPDX-License-Identifier: MIT
#include <rankline/report/grid.hpp>

#include <rankline/report/cells.hpp>

namespace rankline {

namespace {

/// Begins a grid with one column of names and one for each measure that `shown` picks.
Grid make_head(const Report& report, const std::string& title, const std::string& names,
               bool ReportColumn::*shown) {
    Grid grid{title, {names}, {false}, {}};
    for (const ReportColumn& column : report.columns) {
        if (!(column.*shown)) continue;
        grid.head.push_back(column.name);
        grid.numeric.push_back(!column.text && !column.run_id);
    }
    return grid;
}

Grid query_grid(const Report& report, const ReportRun& run, const std::string& label) {
    Grid grid = make_head(report, label, "query", &ReportColumn::per_query);
    for (std::size_t query = 0; query < run.qids.size(); ++query) {
        std::vector<GridCell> row{{printable(run.qids[query])}};
        for (std::size_t column = 0; column < report.columns.size(); ++column) {
            if (!report.columns[column].per_query) continue;
            append_query_cell(row.emplace_back().text, report, run, query, column);
        }
        grid.rows.push_back(std::move(row));
    }
    return grid;
}

/// Marks the highest value, and whatever prints the same: a reader could not tell why one of two
/// equal numbers stands out.
void mark_best(const Report& report, std::size_t column, std::size_t position, Grid& grid) {
    std::string best;
    double highest = 0;
    for (std::size_t run = 0; run < report.runs.size(); ++run) {
        const double value = report.runs[run].summary[column];
        if (value != value || (!best.empty() && value <= highest)) continue;
        highest = value;
        best = grid.rows[run][position].text;
    }
    for (std::vector<GridCell>& row : grid.rows) {
        row[position].best = !best.empty() && row[position].text == best;
    }
}

Grid run_grid(const Report& report, const std::vector<std::string>& labels) {
    Grid grid = make_head(report, "", "run", &ReportColumn::summary);
    for (std::size_t run = 0; run < report.runs.size(); ++run) {
        std::vector<GridCell> row{{labels[run]}};
        for (std::size_t column = 0; column < report.columns.size(); ++column) {
            if (!report.columns[column].summary) continue;
            std::string& text = row.emplace_back().text;
            append_summary_cell(text, report, report.runs[run], column);
            if (report.columns[column].run_id) text = printable(text);
        }
        grid.rows.push_back(std::move(row));
    }
    std::size_t position = 0;
    for (std::size_t column = 0; column < report.columns.size(); ++column) {
        if (!report.columns[column].summary) continue;
        ++position;
        const bool comparable = report.columns[column].higher_is_better && report.runs.size() > 1;
        if (comparable) mark_best(report, column, position, grid);
    }
    return grid;
}

}  // namespace

std::vector<Grid> make_grids(const Report& report) {
    std::vector<std::string> labels = run_labels(report);
    for (std::string& label : labels) label = printable(label);
    std::vector<Grid> grids;
    if (report.per_query) {
        for (std::size_t run = 0; run < report.runs.size(); ++run) {
            grids.push_back(query_grid(report, report.runs[run], labels[run]));
        }
    }
    if (report.summary) grids.push_back(run_grid(report, labels));
    return grids;
}

}  // namespace rankline
