// SPDX-License-Identifier: MIT
#include <rankline/report/long_form.hpp>

#include <rankline/report/cells.hpp>

namespace rankline {

namespace {

std::string field(std::string_view text, char separator) {
    const bool plain = text.find_first_of("\"\r\n") == std::string_view::npos &&
                       text.find(separator) == std::string_view::npos;
    if (plain) return std::string(text);
    std::string quoted_field = "\"";
    for (const char c : text) {
        if (c == '"') quoted_field += '"';
        quoted_field += c;
    }
    return quoted_field + '"';
}

/// Writes the rows of one run; everything that repeats from row to row is quoted once.
class RunRows {
public:
    RunRows(const Report& report, const ReportRun& run, char separator)
        : m_report(report), m_run(run), m_separator(separator) {
        m_head = field(run.path, separator) + separator;
        for (const ReportColumn& column : report.columns) {
            m_measures.push_back(separator + field(column.name, separator) + separator);
        }
    }

    void append_query(std::string& rows, std::size_t query) {
        const std::string head = m_head + field(m_run.qids[query], m_separator);
        for (std::size_t column = 0; column < m_measures.size(); ++column) {
            if (!m_report.columns[column].per_query) continue;
            if (!m_run.has(query, column, m_measures.size())) continue;
            m_cell.clear();
            append_query_cell(m_cell, m_report, m_run, query, column);
            append_row(rows, head, column);
        }
    }

    void append_summary(std::string& rows, std::size_t row) {
        const std::string head = m_head + field(row_name(m_report.rows[row]), m_separator);
        for (std::size_t column = 0; column < m_measures.size(); ++column) {
            if (!is_shown(m_report.columns[column], m_report.rows[row])) continue;
            m_cell.clear();
            append_summary_cell(m_cell, m_report, m_run, row, column);
            append_row(rows, head, column);
        }
    }

private:
    void append_row(std::string& rows, const std::string& head, std::size_t column) const {
        const ReportColumn& each = m_report.columns[column];
        rows += head;
        rows += m_measures[column];
        rows += each.text || each.run_id ? field(m_cell, m_separator) : m_cell;
        rows += '\n';
    }

    const Report& m_report;
    const ReportRun& m_run;
    char m_separator;
    std::string m_head;
    std::vector<std::string> m_measures;
    std::string m_cell;
};

}  // namespace

void write_long_form(const Report& report, Output& output, char separator) {
    std::string rows = "run,qid,measure,value\n";
    for (char& c : rows) {
        if (c == ',') c = separator;
    }
    for (const ReportRun& run : report.runs) {
        RunRows run_rows(report, run, separator);
        for (std::size_t query = 0; report.per_query && query < run.qids.size(); ++query) {
            run_rows.append_query(rows, query);
            output.write(rows);
            rows.clear();
        }
        for (std::size_t row = 0; report.summary && row < report.rows.size(); ++row)
            run_rows.append_summary(rows, row);
        output.write(rows);
        rows.clear();
    }
    output.write(rows);
}

}  // namespace rankline
