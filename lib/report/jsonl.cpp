// SPDX-License-Identifier: MIT
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

void write_summary(const JsonValues& values, const ReportRun& run, Output& output) {
    JsonWriter json;
    begin_line(json, "summary", run);
    json.key("queries");
    append_query_counts(json, run);
    json.key("values");
    values.append_summary(json, run);
    if (!run.standard_errors.empty()) {
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
        if (report.summary) write_summary(values, run, output);
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
