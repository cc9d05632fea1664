// SPDX-License-Identifier: MIT
#include <rankline/report/grid.hpp>

#include <algorithm>
#include <utility>

#include <rankline/report/cells.hpp>

namespace rankline {

namespace {

/// Adds a column for each measure that `shown` picks.
void add_measures(const Report& report, bool ReportColumn::*shown, Grid& grid) {
    for (const ReportColumn& column : report.columns) {
        if (!(column.*shown)) continue;
        grid.head.push_back(column.name);
        grid.numeric.push_back(!column.text && !column.run_id);
    }
}

void add_column(const std::string& name, bool numeric, Grid& grid) {
    grid.head.push_back(name);
    grid.numeric.push_back(numeric);
}

Grid query_grid(const Report& report, const ReportRun& run, const std::string& label) {
    Grid grid{label, {"query"}, {false}, {}};
    add_measures(report, &ReportColumn::per_query, grid);
    for (std::size_t query = 0; query < run.qids.size(); ++query) {
        std::vector<GridCell> row{{printable(run.qids[query])}};
        for (std::size_t column = 0; column < report.columns.size(); ++column) {
            if (!report.columns[column].per_query) continue;
            std::string& text = row.emplace_back().text;
            if (run.has(query, column, report.columns.size()))
                append_query_cell(text, report, run, query, column);
            else
                text = "-";
        }
        grid.rows.push_back(std::move(row));
    }
    return grid;
}

/// The grid of the runs: what tells a row apart, then the measures.
class RunGrid {
public:
    RunGrid(const Report& report, const std::vector<std::string>& labels)
        : m_report(report),
          m_labels(labels),
          m_grouped(row_groups(report).size() > 1),
          m_aggregated(std::any_of(report.rows.begin(), report.rows.end(),
                                   [](const ReportRow& row) { return !row.aggregate.empty(); })) {}

    /// Runs stand together within a group, and so do the aggregates of a run.
    [[nodiscard]] Grid make() {
        if (m_grouped) add_column("group", false, m_grid);
        add_column("run", false, m_grid);
        if (m_grouped) add_column("queries", true, m_grid);
        if (m_aggregated) add_column("aggregate", false, m_grid);
        m_first_measure = m_grid.head.size();
        add_measures(m_report, &ReportColumn::summary, m_grid);
        for (const RowRange& group : row_groups(m_report)) {
            const std::size_t top = m_grid.rows.size();
            for (std::size_t run = 0; run < m_report.runs.size(); ++run) {
                for (std::size_t row = group.first; row < group.last; ++row) add_row(run, row);
            }
            if (m_report.runs.size() > 1) mark_group(group, top);
        }
        return std::move(m_grid);
    }

private:
    void add_row(std::size_t run, std::size_t row) {
        const ReportRow& about = m_report.rows[row];
        const ReportSummary& summary = m_report.runs[run].summaries[row];
        std::vector<GridCell> cells;
        if (m_grouped) cells.push_back({about.group.empty() ? "all" : printable(about.group)});
        cells.push_back({m_labels[run]});
        if (m_grouped) cells.push_back({std::to_string(summary.queries)});
        if (m_aggregated) cells.push_back({about.aggregate.empty() ? "mean" : about.aggregate});
        for (std::size_t column = 0; column < m_report.columns.size(); ++column) {
            if (!m_report.columns[column].summary) continue;
            std::string& text = cells.emplace_back().text;
            if (!is_shown(m_report.columns[column], about)) {
                text = "-";
                continue;
            }
            append_summary_cell(text, m_report, m_report.runs[run], row, column);
            if (m_report.columns[column].run_id) text = printable(text);
        }
        m_grid.rows.push_back(std::move(cells));
    }

    /// Marks the best of the runs in each row of a group, of which `top` is the first line.
    void mark_group(const RowRange& group, std::size_t top) {
        const std::size_t height = group.last - group.first;
        for (std::size_t row = group.first; row < group.last; ++row) {
            if (!m_report.rows[row].comparable) continue;
            std::size_t position = m_first_measure;
            for (std::size_t column = 0; column < m_report.columns.size(); ++column) {
                const ReportColumn& each = m_report.columns[column];
                if (!each.summary) continue;
                if (each.higher_is_better && is_shown(each, m_report.rows[row]))
                    mark_best(row, column, top + row - group.first, height, position);
                ++position;
            }
        }
    }

    /// Marks the highest value, and whatever prints the same: a reader could not tell why one of
    /// two equal numbers stands out. The runs stand in every `height`th line from `line` on.
    void mark_best(std::size_t row, std::size_t column, std::size_t line, std::size_t height,
                   std::size_t position) {
        std::string best;
        double highest = 0;
        for (std::size_t run = 0; run < m_report.runs.size(); ++run) {
            const double value = m_report.runs[run].summaries[row].values[column];
            if (value != value || (!best.empty() && value <= highest)) continue;
            highest = value;
            best = m_grid.rows[line + run * height][position].text;
        }
        for (std::size_t run = 0; run < m_report.runs.size(); ++run) {
            GridCell& cell = m_grid.rows[line + run * height][position];
            cell.best = !best.empty() && cell.text == best;
        }
    }

    const Report& m_report;
    const std::vector<std::string>& m_labels;
    bool m_grouped;
    bool m_aggregated;
    Grid m_grid;
    std::size_t m_first_measure = 0;  ///< position in a row
};

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
    if (report.summary) grids.push_back(RunGrid(report, labels).make());
    return grids;
}

}  // namespace rankline
