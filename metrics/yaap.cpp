// SPDX-License-Identifier: MIT
#include <cmath>
#include <limits>

#include <rankline/metrics/precision_at_hits.hpp>
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

double compute(const Topic& topic, const Params& params) {
    const double sum = sum_of_precision(topic, params.level, Params::no_cutoff);
    const auto relevant = static_cast<double>(topic.relevant(params.level));
    return std::log((1.0 + sum) / (1.0 + relevant - sum));
}

}  // namespace

std::vector<MeasureRecord> yaap_measures() {
    MeasureRecord record;
    record.name = "YAAP";
    record.trec_names = {trec_name("yaap", 53, {})};
    record.summary = "yet another average precision: average precision as smoothed log-odds";
    record.definition =
        "ln((1 + S) / (1 + R - S)), with S the sum of the precision at each retrieved relevant "
        "document and R the relevant documents, so that S/R is AP. Orders runs on one query as AP "
        "does, and can be averaged over queries of different difficulty with better reason.";
    record.citation = "Robertson, On Smoothing Average Precision, ECIR 2012.";
    record.undefined =
        "Always defined. 0 when the query has no relevant document; ln(1 / (1 + R)), below 0, when "
        "none is retrieved, and so for a query that the run lacks.";
    record.has_level = true;
    record.minimum = -std::numeric_limits<double>::infinity();
    record.maximum = std::numeric_limits<double>::infinity();
    record.compute = compute;
    return {record};
}

}  // namespace rankline
