// SPDX-License-Identifier: MIT
#include <utility>

#include <rankline/report/json_values.hpp>
#include <rankline/report/json_writer.hpp>

namespace rankline {

namespace {

/// Each line says what it is and of which run, so that lines can be filtered, sorted and put
/// together from several files.
void begin_line(JsonWriter& json, std::string_view type, const ReportRun& run) {
    json.begin_object(true);
    json.key("type");
    json.string(type);
    json.key("run");
    json.string(run.path);
    json.key("run_id");
    json.string(run.run_id);
}

void end_line(JsonWriter& json, Output& output) {
    json.end_object();
    json.text() += '\n';
    output.write(json.text());
}

void write_query(const JsonValues& values, const ReportRun& run, std::size_t query,
                 Output& output) {
    JsonWriter json;
    begin_line(json, "query", run);
    json.key("qid");
    json.string(run.qids[query]);
    json.key("missing");
    json.boolean(run.missing[query]);
    json.key("values");
    values.append_query(json, run, query);
    end_line(json, output);
}

/// A group says how many queries it is over, the summary over all what all its denominators are.
void append_counts(JsonWriter& json, const Report& report, const ReportRun& run, std::size_t row) {
    json.key("queries");
    if (report.rows[row].group.empty()) {
        append_query_counts(json, run);
        return;
    }
    json.begin_object(true);
    json.key("scored");
    json.number(static_cast<double>(run.summaries[row].queries), 0);
    json.end_object();
}

void write_summary(const JsonValues& values, const Report& report, const ReportRun& run,
                   std::size_t row, Output& output) {
    JsonWriter json;
    begin_line(json, "summary", run);
    for (const auto& [key, text] : {std::pair("group", report.rows[row].group),
                                    std::pair("aggregate", report.rows[row].aggregate)}) {
        if (text.empty()) continue;
        json.key(key);
        json.string(text);
    }
    append_counts(json, report, run, row);
    json.key("values");
    values.append_summary(json, run, row);
    const bool is_plain = report.rows[row].group.empty() && report.rows[row].aggregate.empty();
    if (is_plain && !run.standard_errors.empty()) {
        json.key("standard_errors");
        values.append_standard_errors(json, run);
    }
    end_line(json, output);
}

void write(const Report& report, Output& output) {
    const JsonValues values(report);
    for (const ReportRun& run : report.runs) {
        for (std::size_t query = 0; report.per_query && query < run.qids.size(); ++query) {
            write_query(values, run, query, output);
        }
        for (std::size_t row = 0; report.summary && row < report.rows.size(); ++row)
            write_summary(values, report, run, row, output);
    }
}

}  // namespace

std::vector<ReportFormat> jsonl_format() {
    return {{.name = "jsonl",
             .summary = "a JSON object per line: one for each query (with -q) and each summary",
             .digits = -1,
             .write = write}};
}

}  // namespace rankline
