// SPDX-License-Identifier: MIT
#include <rankline/report/cells.hpp>

namespace rankline {

namespace {

/// trec_eval prints "%-22s\t%s\t%6.4f": columns for the eye, tabs for cut(1).
constexpr std::size_t name_width = 22;
constexpr std::size_t value_width = 6;

/// Names padded once per report: a report over all measures and a few thousand queries has most of
/// a million lines.
std::vector<std::string> line_heads(const Report& report) {
    std::vector<std::string> heads;
    for (const ReportColumn& column : report.columns) {
        // The Z marks numbers that -Z has rescaled; it comes on top of the padding.
        const bool rescaled = report.zscores && !column.text && !column.run_id;
        std::string head = (rescaled ? "Z" : "") + column.trec_name;
        const std::size_t width = name_width + (rescaled ? 1 : 0);
        if (head.size() < width) head.resize(width, ' ');
        heads.push_back(head + '\t');
    }
    return heads;
}

void append_number(std::string& out, const Report& report, const ReportColumn& column,
                   double value) {
    const std::size_t start = out.size();
    append_value(out, report, column, value);
    const bool whole = column.counts && !report.zscores;
    const std::size_t width = out.size() - start;
    if (!whole && width < value_width) out.insert(start, value_width - width, ' ');
}

void append_query(std::string& lines, const Report& report, const std::vector<std::string>& heads,
                  const ReportRun& run, std::size_t query) {
    const std::size_t columns = report.columns.size();
    for (std::size_t column = 0; column < columns; ++column) {
        const ReportColumn& each = report.columns[column];
        if (!each.per_query || !run.has(query, column, columns)) continue;
        lines += heads[column];
        lines += run.qids[query];
        lines += '\t';
        if (each.text) {
            lines += '\'' + run.texts[column][query] + '\'';
        } else {
            append_number(lines, report, each, run.values[query * columns + column]);
        }
        lines += '\n';
    }
}

void append_row(std::string& lines, const Report& report, const std::vector<std::string>& heads,
                const ReportRun& run, std::size_t row) {
    const std::string name = row_name(report.rows[row]) + '\t';
    for (std::size_t column = 0; column < report.columns.size(); ++column) {
        const ReportColumn& each = report.columns[column];
        if (!is_shown(each, report.rows[row])) continue;
        lines += heads[column] + name;
        if (each.run_id) {
            lines += run.run_id;
        } else {
            append_number(lines, report, each, run.summaries[row].values[column]);
        }
        lines += '\n';
    }
}

void write(const Report& report, Output& output) {
    const std::vector<std::string> heads = line_heads(report);
    std::string lines;
    for (const ReportRun& run : report.runs) {
        for (std::size_t query = 0; report.per_query && query < run.qids.size(); ++query) {
            append_query(lines, report, heads, run, query);
            output.write(lines);
            lines.clear();
        }
        for (std::size_t row = 0; report.summary && row < report.rows.size(); ++row)
            append_row(lines, report, heads, run, row);
        output.write(lines);
        lines.clear();
    }
}

}  // namespace

std::vector<ReportFormat> trec_format() {
    return {{.name = "trec",
             .summary = "trec_eval's own lines: name, query or \"all\", value",
             .trec_eval_order = true,
             .write = write}};
}

}  // namespace rankline
