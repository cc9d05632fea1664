// SPDX-License-Identifier: MIT
#include <rankline/metrics/bpref_value.hpp>
#include <rankline/metrics/precision_at_hits.hpp>
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

double compute_ap(const Topic& topic, const Params& params) {
    return average_precision(topic, params.level, Params::no_cutoff);
}

double compute_bpref(const Topic& topic, const Params& params) {
    return bpref(topic, params.level);
}

MeasureRecord geometric(std::string name, const std::string& base, TrecName trec) {
    MeasureRecord record;
    record.name = std::move(name);
    record.trec_names = {std::move(trec)};
    record.summary = "geometric mean of " + base + " over the queries";
    record.definition = "exp(mean over queries of log(max(" + base +
                        ", 0.00001))). The value of a query is " + base +
                        " itself; the floor keeps one query at 0 from taking all the others with "
                        "it. Rewards runs without disasters.";
    record.differs =
        "trec_eval and pytrec_eval hold the logarithm per query (pytrec_eval returns it, trec_eval "
        "prints no value per query); the summary is the same.";
    record.undefined = base + " is 0 when the query has no relevant document.";
    record.has_level = true;
    record.aggregation = Aggregation::geometric_mean;
    return record;
}

}  // namespace

std::vector<MeasureRecord> geometric_mean_measures() {
    MeasureRecord ap = geometric("GMAP", "AP", trec_name("gm_map", 6, {"official", "all_trec"}));
    ap.citation =
        "Robertson, On GMAP: and Other Transformations, CIKM 2006; Voorhees, Overview of "
        "the TREC 2004 Robust Retrieval Track, TREC 2004.";
    ap.compute = compute_ap;
    MeasureRecord preference =
        geometric("GMBpref", "bpref", trec_name("gm_bpref", 15, {"all_trec"}));
    preference.citation =
        "Buckley and Voorhees, Retrieval Evaluation with Incomplete Information, SIGIR 2004; "
        "geometric mean as in Robertson, On GMAP: and Other Transformations, CIKM 2006.";
    preference.compute = compute_bpref;
    preference.asks_if_judged = true;
    return {ap, preference};
}

}  // namespace rankline
