// SPDX-License-Identifier: MIT
#include <rankline/cli/check_report.hpp>
#include <rankline/report/json_writer.hpp>

namespace rankline::cli {

namespace {

void member(JsonWriter& json, std::string_view name, std::string_view value) {
    json.key(name);
    json.string(value);
}

void member(JsonWriter& json, std::string_view name, std::uint64_t value) {
    json.key(name);
    json.literal(std::to_string(value));
}

void append_finding(JsonWriter& json, const CheckFinding& finding) {
    json.begin_object(true);
    if (finding.line > 0) {
        member(json, "line", finding.line);
        member(json, "column", finding.column);
    }
    member(json, "text", finding.text);
    json.end_object();
}

void append_rules(JsonWriter& json, std::string_view name, const CheckResult& result) {
    json.key(name);
    json.begin_array();
    for (const CheckedRule& broken : result.broken) {
        const Rule& rule = check_rules()[broken.rule];
        json.begin_object();
        member(json, "rule", rule.id);
        member(json, "severity", to_string(broken.severity));
        member(json, "count", broken.count);
        member(json, "summary", rule.summary);
        json.key("findings");
        json.begin_array();
        for (const CheckFinding& finding : broken.findings) append_finding(json, finding);
        json.end_array();
        json.end_object();
    }
    json.end_array();
}

void append_repairs(JsonWriter& json, const CheckedFile& file) {
    member(json, "repaired_from", file.original->file);
    json.key("fixed");
    json.begin_array();
    for (const CheckedRule* repaired : repaired_rules(file)) {
        const Rule& rule = check_rules()[repaired->rule];
        json.begin_object(true);
        member(json, "rule", rule.id);
        member(json, "count", repaired->count);
        member(json, "repair", rule.repair);
        json.end_object();
    }
    json.end_array();
    json.key("emptied_queries");
    json.begin_array(true);
    for (const std::string& qid : file.emptied) json.string(qid);
    json.end_array();
    append_rules(json, "before", *file.original);
}

void append_effects(JsonWriter& json, const std::vector<OrderEffect>& effects) {
    json.key("effects");
    json.begin_array();
    for (const OrderEffect& effect : effects) {
        json.begin_object(true);
        member(json, "measure", effect.measure);
        json.key("by_score");
        json.number(effect.by_score, -1);
        json.key("by_rank");
        json.number(effect.by_rank, -1);
        json.end_object();
    }
    json.end_array();
}

void append_file(JsonWriter& json, const CheckReport& report, const CheckedFile& file) {
    const CheckResult& result = file.result;
    json.begin_object();
    member(json, "file", result.file);
    member(json, "profile", file.profile.name);
    json.key("passed");
    json.boolean(!report.fails(result));
    member(json, "documents", result.documents);
    member(json, "queries", result.queries);
    member(json, "errors", result.count(Severity::error));
    member(json, "warnings", result.count(Severity::warning));
    append_rules(json, "broken", result);
    if (!file.effects.empty()) append_effects(json, file.effects);
    if (file.original) append_repairs(json, file);
    json.end_object();
}

void append_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
    json.key(name);
    json.begin_array();
    for (const std::string& text : texts) json.string(text);
    json.end_array();
}

void append_parts(JsonWriter& json, const CheckReport& report) {
    json.key("submission");
    json.begin_array();
    for (const CheckedPart& part : report.parts) {
        json.begin_object();
        member(json, "part", part.name);
        json.key("passed");
        json.boolean(!report.fails(part));
        append_texts(json, "errors", part.errors);
        append_texts(json, "warnings", part.warnings);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

std::string check_report_as_json(const CheckReport& report) {
    JsonWriter json;
    json.begin_object();
    member(json, "tool", report.tool);
    member(json, "version", report.version);
    json.key("files");
    json.begin_array();
    for (const CheckedFile& file : report.files) append_file(json, report, file);
    json.end_array();
    if (!report.parts.empty()) append_parts(json, report);
    json.end_object();
    return std::move(json.text()) + "\n";
}

}  // namespace rankline::cli
