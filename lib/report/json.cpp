// SPDX-License-Identifier: MIT
#include <rankline/report/cells.hpp>
#include <rankline/report/json_values.hpp>
#include <rankline/report/json_writer.hpp>

namespace rankline {

namespace {

void member(JsonWriter& json, std::string_view name, std::string_view value) {
    json.key(name);
    json.string(value);
}

/// A file without a hash (nobody asked for it) has no member for it, rather than an empty one.
void append_file(JsonWriter& json, const std::string& path, const std::string& format,
                 const std::string& sha256) {
    member(json, "path", path);
    member(json, "format", format);
    if (!sha256.empty()) member(json, "sha256", sha256);
}

void append_count(JsonWriter& json, std::string_view name, std::uint64_t found,
                  const std::optional<std::uint64_t>& expected) {
    json.key(name);
    json.begin_object(true);
    json.key("found");
    json.number(static_cast<double>(found), 0);
    if (expected) {
        json.key("expected");
        json.number(static_cast<double>(*expected), 0);
    }
    json.end_object();
}

void append_dataset(JsonWriter& json, const ReportDataset& dataset) {
    json.key("dataset");
    json.begin_object();
    member(json, "name", dataset.name);
    json.key("applied");
    json.begin_array();
    for (const auto& [option, value] : dataset.applied) {
        json.begin_object(true);
        member(json, "option", option);
        member(json, "value", value);
        json.end_object();
    }
    json.end_array();
    json.key("not_applied");
    json.begin_array();
    for (const std::string& reason : dataset.not_applied) json.string(reason);
    json.end_array();
    json.key("qrels");
    json.begin_array();
    for (const ReportDatasetQrels& qrels : dataset.qrels) {
        json.begin_object();
        member(json, "name", qrels.name);
        member(json, "path", qrels.path);
        if (!qrels.sha256.empty()) member(json, "sha256", qrels.sha256);
        append_count(json, "queries", qrels.queries, qrels.expected_queries);
        append_count(json, "judgments", qrels.judgments, qrels.expected_judgments);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

void append_head(JsonWriter& json, const Report& report) {
    member(json, "tool", report.tool);
    member(json, "version", report.version);
    member(json, "profile", report.profile);
    json.key("options");
    json.begin_object();
    for (const ReportOption& option : report.options) {
        json.key(option.name);
        option.literal ? json.literal(option.value) : json.string(option.value);
    }
    json.end_object();
    if (report.dataset) append_dataset(json, *report.dataset);
    json.key("qrels");
    json.begin_object();
    append_file(json, report.qrels_path, report.qrels_format, report.qrels_sha256);
    json.end_object();
    json.key("measures");
    json.begin_array();
    for (const ReportColumn& column : report.columns) {
        json.begin_object(true);
        member(json, "name", column.name);
        member(json, "trec_name", column.trec_name);
        json.end_object();
    }
    json.end_array();
}

void append_findings(JsonWriter& json, const Findings& findings) {
    json.key("findings");
    json.begin_array();
    for (const Finding& finding : findings.all()) {
        json.begin_object(true);
        member(json, "kind", finding.kind);
        member(json, "message", finding.message);
        json.key("count");
        json.number(static_cast<double>(finding.count), 0);
        const std::string place = to_string(finding.first);
        if (!place.empty()) member(json, "first", place);
        json.end_object();
    }
    json.end_array();
}

void append_inputs(JsonWriter& json, const std::vector<ReportInput>& inputs) {
    json.key("inputs");
    json.begin_array();
    for (const ReportInput& input : inputs) {
        json.begin_object();
        append_file(json, input.path, input.format, input.sha256);
        member(json, "run_id", input.run_id);
        json.end_object();
    }
    json.end_array();
}

/// Written out query by query, since this is the part that grows.
void write_queries(JsonWriter& json, const JsonValues& values, const ReportRun& run,
                   Output& output) {
    json.key("per_query");
    json.begin_object();
    for (std::size_t query = 0; query < run.qids.size(); ++query) {
        json.key(run.qids[query]);
        values.append_query(json, run, query);
        output.write(json.text());
        json.text().clear();
    }
    json.end_object();
}

/// The rows of one group: what the measures' own summaries are, then the aggregates.
void append_rows(JsonWriter& json, const Report& report, const JsonValues& values,
                 const ReportRun& run, const RowRange& group) {
    bool aggregates = false;
    for (std::size_t row = group.first; row < group.last; ++row) {
        aggregates = aggregates || !report.rows[row].aggregate.empty();
        if (!report.rows[row].aggregate.empty()) continue;
        json.key("summary");
        values.append_summary(json, run, row);
    }
    if (!aggregates) return;
    json.key("aggregates");
    json.begin_object();
    for (std::size_t row = group.first; row < group.last; ++row) {
        if (report.rows[row].aggregate.empty()) continue;
        json.key(report.rows[row].aggregate);
        values.append_summary(json, run, row);
    }
    json.end_object();
}

void append_groups(JsonWriter& json, const Report& report, const JsonValues& values,
                   const ReportRun& run, const std::vector<RowRange>& groups) {
    json.key("groups");
    json.begin_object();
    for (const RowRange& group : groups) {
        json.key(report.rows[group.first].group);
        json.begin_object();
        json.key("queries");
        json.number(static_cast<double>(run.summaries[group.first].queries), 0);
        append_rows(json, report, values, run, group);
        json.end_object();
    }
    json.end_object();
}

void append_summaries(JsonWriter& json, const Report& report, const JsonValues& values,
                      const ReportRun& run) {
    std::vector<RowRange> groups = row_groups(report);
    append_rows(json, report, values, run, groups.back());
    groups.pop_back();
    if (!groups.empty()) append_groups(json, report, values, run, groups);
}

void write_run(JsonWriter& json, const Report& report, const JsonValues& values,
               const ReportRun& run, Output& output) {
    json.begin_object();
    append_file(json, run.path, run.format, run.sha256);
    member(json, "run_id", run.run_id);
    if (!run.inputs.empty()) append_inputs(json, run.inputs);
    json.key("queries");
    append_query_counts(json, run);
    if (report.summary) append_summaries(json, report, values, run);
    if (report.summary && !run.standard_errors.empty()) {
        json.key("standard_errors");
        values.append_standard_errors(json, run);
    }
    if (report.per_query) write_queries(json, values, run, output);
    append_findings(json, run.findings);
    if (!run.metadata.empty()) member(json, "ir_metadata", run.metadata);
    json.end_object();
}

void append_gates(JsonWriter& json, const Report& report) {
    json.key("gates");
    json.begin_array();
    for (const auto& [condition, held] : report.gates) {
        json.begin_object(true);
        member(json, "condition", condition);
        json.key("held");
        json.boolean(held);
        json.end_object();
    }
    json.end_array();
}

void write(const Report& report, Output& output) {
    const JsonValues values(report);
    JsonWriter json;
    json.begin_object();
    append_head(json, report);
    json.key("runs");
    json.begin_array();
    for (const ReportRun& run : report.runs) write_run(json, report, values, run, output);
    json.end_array();
    append_gates(json, report);
    json.end_object();
    output.write(json.text());
    output.write("\n");
}

}  // namespace

std::vector<ReportFormat> json_format() {
    return {{.name = "json",
             .summary = "one object with values, denominators, options and hashes of the inputs",
             .needs_sha256 = true,
             .digits = -1,
             .write = write}};
}

}  // namespace rankline
