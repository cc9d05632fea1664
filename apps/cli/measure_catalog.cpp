// SPDX-License-Identifier: MIT
#include <rankline/cli/measure_catalog.hpp>

#include <algorithm>
#include <cmath>

#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/cli/text_layout.hpp>
#include <rankline/eval/measure_name.hpp>

namespace rankline::cli {

namespace {

std::string numbers(const std::vector<double>& values) {
    std::string all;
    for (const double value : values) all += (all.empty() ? "" : ",") + format_number(value, -1);
    return all;
}

std::string trec_names(const MeasureRecord& record) {
    std::vector<std::string> names;
    for (const TrecName& trec : record.trec_names) names.push_back(trec.name);
    return joined(names);
}

const char* described(Aggregation aggregation) {
    switch (aggregation) {
        case Aggregation::mean:
            return "The mean over the queries.";
        case Aggregation::sum:
            return "The sum over the queries.";
        case Aggregation::geometric_mean:
            return "The geometric mean over the queries, of values raised to at least 0.00001.";
        case Aggregation::query_count:
            return "The number of queries that the other means are over.";
        case Aggregation::run_id:
            return "The name of the run.";
        case Aggregation::text:
            return "None: a text for each query.";
        case Aggregation::pooled:
            return "The sum of the numerators over the sum of the denominators of all queries.";
    }
    return "";
}

const char* described(JudgmentKind kind) {
    switch (kind) {
        case JudgmentKind::graded:
            return "One grade for each document.";
        case JudgmentKind::groups:
            return "Judgment groups (qrels_jg).";
        case JudgmentKind::preferences:
            return "Preferences (prefs, qrels_prefs).";
        case JudgmentKind::subtopics:
            return "One grade for each document and subtopic.";
        case JudgmentKind::strata:
            return "One grade and stratum for each document of the pool (strata).";
    }
    return "";
}

std::string described_default(const ParamSpec& spec) {
    switch (spec.type) {
        case ParamType::choice:
            return spec.choices[static_cast<std::size_t>(spec.default_value)];
        case ParamType::gains:
            return "none";
        case ParamType::reals:
            return numbers(spec.default_reals);
        case ParamType::integer:
        case ParamType::real:
            break;
    }
    return format_number(spec.default_value, -1);
}

/// "real from 0 to 1", "one of linear, exp2".
std::string described_values(const ParamSpec& spec) {
    switch (spec.type) {
        case ParamType::choice:
            return "one of " + joined(spec.choices);
        case ParamType::gains:
            return "GRADE=GAIN,...";
        case ParamType::reals:
            return "numbers between commas";
        case ParamType::integer:
        case ParamType::real:
            break;
    }
    std::string text = spec.type == ParamType::integer ? "whole number" : "number";
    if (std::isfinite(spec.minimum)) text += " from " + format_number(spec.minimum, -1);
    if (std::isfinite(spec.maximum)) text += " to " + format_number(spec.maximum, -1);
    return text;
}

/// A heading and its text, or nothing for an empty text.
std::string part(const std::string& heading, const std::string& text) {
    if (text.empty()) return "";
    return "  " + heading + "\n" + wrapped(text, 6);
}

std::string cutoff_text(Cutoff cutoff) {
    switch (cutoff) {
        case Cutoff::none:
            return "";
        case Cutoff::optional_rank:
            return "@k: the first k ranks, without it all";
        case Cutoff::required_rank:
            return "@k: the first k ranks, to be given";
        case Cutoff::required_fraction:
            return "@x: a fraction or a multiple, to be given";
    }
    return "";
}

std::string parameters_text(const MeasureRecord& record) {
    std::string text;
    const std::string cutoff = cutoff_text(record.cutoff);
    if (!cutoff.empty()) text += wrapped(cutoff, 6);
    if (record.has_level) {
        text += wrapped("rel: number (default: that of -l): lowest grade that is relevant", 6);
    }
    for (const ParamSpec& spec : record.params) {
        text += wrapped(spec.name + ": " + described_values(spec) +
                            " (default: " + described_default(spec) + "): " + spec.meaning,
                        6);
    }
    return text.empty() ? "" : "  Parameters\n" + text;
}

std::string trec_text(const MeasureRecord& record) {
    std::vector<std::string> names;
    for (const TrecName& trec : record.trec_names) {
        std::string name = trec.name;
        if (!trec.default_cutoffs.empty()) name += "." + numbers(trec.default_cutoffs);
        if (!trec.nicknames.empty()) name += " (in " + joined(trec.nicknames) + ")";
        names.push_back(name);
    }
    return joined(names);
}

std::string other_names(const MeasureRecord& record) {
    std::vector<std::string> names = record.aliases;
    for (const SettingName& setting : record.setting_names) {
        names.push_back(setting.name + " (for " + setting.means + ")");
    }
    return joined(names);
}

std::string explained(const MeasureRecord& record) {
    return measure_pattern(record) + " - " + record.summary + "\n" +
           part("Definition", record.definition) + parameters_text(record) +
           part("Summary over queries", described(record.aggregation)) +
           part("Judgments", described(record.judgments)) + part("Undefined", record.undefined) +
           part("Other names", other_names(record)) + part("In trec_eval", trec_text(record)) +
           part("Differs", record.differs) + part("Citation", record.citation);
}

/// The members of a set: what follows is longer than a screen, and begins like a single measure.
std::string listed(const std::string& set, const std::vector<const MeasureRecord*>& records) {
    std::vector<std::string> names;
    names.reserve(records.size());
    for (const MeasureRecord* record : records) names.push_back(measure_pattern(*record));
    return set + " - " + std::to_string(names.size()) + " measures\n" + wrapped(joined(names), 6);
}

/// The record whose bare name or alias this is.
const MeasureRecord* named(const std::string& name, const MeasureRegistry& registry) {
    const std::string wanted = lower_case(name);
    for (const MeasureRecord& record : registry) {
        if (lower_case(record.name) == wanted) return &record;
        for (const std::string& alias : record.aliases) {
            if (lower_case(alias) == wanted) return &record;
        }
        for (const SettingName& setting : record.setting_names) {
            if (lower_case(setting.name) == wanted) return &record;
        }
    }
    return nullptr;
}

}  // namespace

std::string measure_pattern(const MeasureRecord& record) {
    switch (record.cutoff) {
        case Cutoff::none:
            return record.name;
        case Cutoff::optional_rank:
            return record.name + "[@k]";
        case Cutoff::required_rank:
            return record.name + "@k";
        case Cutoff::required_fraction:
            return record.name + "@x";
    }
    return record.name;
}

std::string measure_list(const MeasureRegistry& registry) {
    std::size_t name_width = 0;
    std::size_t trec_width = 0;
    for (const MeasureRecord& record : registry) {
        name_width = std::max(name_width, measure_pattern(record).size());
        trec_width = std::max(trec_width, trec_names(record).size());
    }
    std::string text;
    for (const MeasureRecord& record : registry) {
        text += padded(measure_pattern(record), name_width + 2) +
                padded(trec_names(record), trec_width + 2) + record.summary + "\n";
    }
    return text;
}

std::string explain_measure(const std::string& name, const MeasureRegistry& registry) {
    if (const MeasureRecord* const record = named(name, registry)) return explained(*record);
    std::vector<const MeasureRecord*> records;
    for (const Measure& measure : parse_measure(name, registry, 1)) {
        if (std::find(records.begin(), records.end(), measure.record) == records.end()) {
            records.push_back(measure.record);
        }
    }
    std::string text = records.size() > 1 ? listed(name, records) : "";
    for (const MeasureRecord* record : records) {
        text += (text.empty() ? "" : "\n") + explained(*record);
    }
    return text;
}

}  // namespace rankline::cli
