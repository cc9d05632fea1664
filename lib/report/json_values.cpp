// SPDX-License-Identifier: MIT
#include <rankline/report/json_values.hpp>

#include <rankline/report/cells.hpp>

namespace rankline {

JsonValues::JsonValues(const Report& report) : m_report(report) {
    for (const ReportColumn& column : report.columns) {
        m_names.push_back(JsonWriter::escaped(column.name));
    }
}

void JsonValues::append_number(JsonWriter& json, std::size_t column, double value) const {
    const bool whole = m_report.columns[column].counts && !m_report.zscores;
    json.number(value, whole ? 0 : m_report.digits);
}

void JsonValues::append_query(JsonWriter& json, const ReportRun& run, std::size_t query) const {
    json.begin_object(true);
    for (std::size_t column = 0; column < m_names.size(); ++column) {
        const ReportColumn& each = m_report.columns[column];
        if (!each.per_query || !run.has(query, column, m_names.size())) continue;
        json.escaped_key(m_names[column]);
        if (each.text) {
            json.string(run.texts[column][query]);
        } else {
            append_number(json, column, run.values[query * m_names.size() + column]);
        }
    }
    json.end_object();
}

void JsonValues::append_summary(JsonWriter& json, const ReportRun& run, std::size_t row) const {
    json.begin_object(true);
    for (std::size_t column = 0; column < m_names.size(); ++column) {
        const ReportColumn& each = m_report.columns[column];
        if (!is_shown(each, m_report.rows[row])) continue;
        json.escaped_key(m_names[column]);
        if (each.run_id) {
            json.string(run.run_id);
        } else {
            append_number(json, column, run.summaries[row].values[column]);
        }
    }
    json.end_object();
}

void JsonValues::append_standard_errors(JsonWriter& json, const ReportRun& run) const {
    json.begin_object(true);
    for (std::size_t column = 0; column < m_names.size(); ++column) {
        const ReportColumn& each = m_report.columns[column];
        if (!each.per_query || !each.summary) continue;
        json.escaped_key(m_names[column]);
        json.number(run.standard_errors[column], m_report.digits);
    }
    json.end_object();
}

void append_query_counts(JsonWriter& json, const ReportRun& run) {
    json.begin_object(true);
    for (const auto& [name, count] : run.counts) {
        json.key(name);
        json.number(static_cast<double>(count), 0);
    }
    json.end_object();
}

}  // namespace rankline
