// SPDX-License-Identifier: MIT
#include "measures.hpp"

#include <cmath>
#include <string>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/metrics/metrics.hpp>

namespace rankline::property {

namespace {

std::vector<std::string> cutoffs(Cutoff cutoff) {
    switch (cutoff) {
        case Cutoff::none:
            return {""};
        case Cutoff::optional_rank:
            return {"", "@3", "@10"};
        case Cutoff::required_rank:
            return {"@1", "@5", "@100"};
        case Cutoff::required_fraction:
            return {"@0.0", "@0.3", "@1.0"};
    }
    return {};
}

/// Values of a parameter, as they are written.
std::vector<std::string> settings(const ParamSpec& spec) {
    if (spec.type == ParamType::choice) return spec.choices;
    if (spec.type == ParamType::gains) return {"'1=3,2=1,3=2'"};
    std::vector<std::string> numbers;
    for (const double number : {0.0, 0.3, 1.0, 2.0, 5.0}) {
        if (number < spec.minimum || number > spec.maximum) continue;
        if (spec.type == ParamType::integer && number != std::floor(number)) continue;
        append_shortest(numbers.emplace_back(), number);
    }
    return numbers;
}

/// Whether the values of parameters go together.
bool is_accepted(const std::string& name) {
    try {
        return !parse_measure(name, measure_registry(), 1).empty();
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

std::vector<Measure> measures_of(JudgmentKind kind) {
    std::vector<std::string> names;
    for (const MeasureRecord& record : measure_registry()) {
        if (record.judgments != kind) continue;
        for (const std::string& cutoff : cutoffs(record.cutoff)) {
            names.push_back(record.name + cutoff);
            if (record.has_level) names.push_back(record.name + "(rel=2)" + cutoff);
        }
    }
    return parse_measures(names, measure_registry(), 1);
}

std::vector<Measure> settings_of(JudgmentKind kind) {
    std::vector<std::string> names;
    for (const MeasureRecord& record : measure_registry()) {
        if (record.judgments != kind) continue;
        for (const ParamSpec& spec : record.params) {
            for (const std::string& setting : settings(spec)) {
                std::string name = record.name;
                name += "(" + spec.name + "=" + setting + ")";
                for (const std::string& cutoff : cutoffs(record.cutoff)) {
                    if (is_accepted(name + cutoff)) names.push_back(name + cutoff);
                }
            }
        }
    }
    return parse_measures(names, measure_registry(), 1);
}

std::vector<JudgmentKind> judgment_kinds() {
    std::vector<JudgmentKind> kinds;
    for (const JudgmentKind kind :
         {JudgmentKind::graded, JudgmentKind::groups, JudgmentKind::preferences,
          JudgmentKind::subtopics, JudgmentKind::strata}) {
        if (!measures_of(kind).empty()) kinds.push_back(kind);
    }
    return kinds;
}

bool has_values(const Measure& measure) {
    switch (measure.record->aggregation) {
        case Aggregation::mean:
        case Aggregation::sum:
        case Aggregation::geometric_mean:
        case Aggregation::pooled:
            return true;
        case Aggregation::query_count:
        case Aggregation::run_id:
        case Aggregation::text:
            return false;
    }
    return false;
}

bool is_empty_quotient(const Measure& measure, double value) {
    return measure.record->aggregation == Aggregation::pooled && std::isnan(value);
}

}  // namespace rankline::property
