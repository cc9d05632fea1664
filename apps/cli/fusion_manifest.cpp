// SPDX-License-Identifier: MIT
#include <rankline/cli/fusion_manifest.hpp>

#include <algorithm>

#include <rankline/cli/eval_report.hpp>
#include <rankline/cli/format_catalog.hpp>
#include <rankline/cli/version.hpp>
#include <rankline/fusion/method_name.hpp>
#include <rankline/report/json_writer.hpp>

namespace rankline::cli {

namespace {

void member(JsonWriter& json, std::string_view name, std::string_view value) {
    json.key(name);
    json.string(value);
}

void append_options(JsonWriter& json, const Tool& tool) {
    json.key("options");
    json.begin_object();
    for (const ReportOption& option : options_in_force(tool)) {
        json.key(option.name);
        option.literal ? json.literal(option.value) : json.string(option.value);
    }
    json.end_object();
}

/// What is in force, whether it was told, tuned or part of the method.
void append_settings(JsonWriter& json, const FusionSettings& settings) {
    member(json, "method", method_text({settings.method, settings.arguments.numbers}));
    const auto norm =
        std::find_if(norm_names().begin(), norm_names().end(),
                     [&](const NormName& each) { return each.norm == settings.lists.norm.norm; });
    member(json, "norm", norm->name);
    member(json, "rank_by", name_of(settings.lists.rank_by));
    json.key("weights");
    json.begin_array(true);
    for (const double weight : settings.lists.weights) json.number(weight, -1);
    json.end_array();
}

void append_inputs(JsonWriter& json, const FusionInputs& inputs) {
    json.key("inputs");
    json.begin_array();
    for (const IndexedRun& run : inputs.runs()) {
        json.begin_object();
        member(json, "path", run.file().bytes().name());
        member(json, "format", run.file().format().name);
        member(json, "run_id", run.run_id());
        json.key("queries");
        json.literal(std::to_string(run.qids().size()));
        member(json, "sha256", run.file().bytes().sha256());
        json.end_object();
    }
    json.end_array();
}

}  // namespace

std::string fusion_manifest(const Fusion& fusion, const Tool& tool) {
    JsonWriter json;
    json.begin_object();
    member(json, "tool", tool.name);
    member(json, "version", version());
    append_settings(json, fusion.settings());
    append_options(json, tool);
    append_inputs(json, fusion.inputs());
    json.key("queries");
    json.literal(std::to_string(fusion.inputs().qids().size()));
    json.end_object();
    return json.text() + "\n";
}

}  // namespace rankline::cli
