// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/report/json_writer.hpp>
#include <rankline/report/report.hpp>

namespace rankline {

/// What json and jsonl share: objects {measure: value}, with names escaped once per report.
class JsonValues {
public:
    explicit JsonValues(const Report& report);

    /// {"AP": 0.25, "RelString": "010"} for one query.
    void append_query(JsonWriter& json, const ReportRun& run, std::size_t query) const;
    /// The same for a row of the summary of a run.
    void append_summary(JsonWriter& json, const ReportRun& run, std::size_t row) const;
    /// Of the means and sums in the summary over all queries.
    void append_standard_errors(JsonWriter& json, const ReportRun& run) const;

private:
    void append_number(JsonWriter& json, std::size_t column, double value) const;

    const Report& m_report;
    std::vector<std::string> m_names;
};

/// {"judged": 43, ...}
void append_query_counts(JsonWriter& json, const ReportRun& run);

}  // namespace rankline
