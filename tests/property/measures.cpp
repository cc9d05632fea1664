// SPDX-License-Identifier: MIT
#include "measures.hpp"

#include <cmath>
#include <string>

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
