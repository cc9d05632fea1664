// SPDX-License-Identifier: MIT
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

/// Expected precision at a relevant document at `rank` (from 0, above 0): one for itself, and for
/// the documents above it the share that is in the pool times the share of the judged ones that is
/// relevant. The order of operations is trec_eval's.
double expected_precision(double rank, double relevant, double nonrelevant, double unjudged) {
    constexpr double epsilon = 0.00001;  // smooths the estimate where nothing above is judged
    return 1.0 / (rank + 1.0) + (rank / (rank + 1.0)) *
                                    ((relevant + nonrelevant + unjudged) / rank) *
                                    ((relevant + epsilon) / (relevant + nonrelevant + 2 * epsilon));
}

double compute(const Topic& topic, const Params& params) {
    const std::uint64_t all_relevant = topic.relevant(params.level);
    if (all_relevant == 0) return 0;
    double relevant = 0;
    double nonrelevant = 0;
    double unjudged = 0;
    double sum = 0;
    for (const Hit& hit : topic.hits) {
        if (hit.grade < 0) {
            ++unjudged;
        } else if (hit.grade < params.level) {
            ++nonrelevant;
        } else {
            sum += hit.rank == 0 ? 1.0
                                 : expected_precision(static_cast<double>(hit.rank), relevant,
                                                      nonrelevant, unjudged);
            ++relevant;
        }
    }
    return sum / static_cast<double>(all_relevant);
}

}  // namespace

std::vector<MeasureRecord> inferred_ap_measures() {
    MeasureRecord record;
    record.name = "infAP";
    record.trec_names = {trec_name("infAP", 14, {"all_trec"})};
    record.summary = "average precision inferred from a judged sample of the pool";
    record.definition =
        "Qrels list the whole pool, with a negative grade where a document was not sampled for "
        "judging. At each relevant document, at rank i, the expected precision is 1/i + ((i-1)/i) "
        "* (share of the i-1 above it that is in the pool) * (r + e) / (r + n + 2e), with r and n "
        "the judged relevant and nonrelevant documents above it and e = 0.00001; 1 at rank 1. "
        "infAP is their sum divided by the judged relevant documents R.";
    record.citation =
        "Yilmaz and Aslam, Estimating Average Precision with Incomplete and Imperfect "
        "Judgments, CIKM 2006.";
    record.differs =
        "The extended form for stratified samples (NIST's sample_eval) is xinfAP. "
        "With qrels without negative grades it is close to AP, not equal.";
    record.undefined = "0 when the query has no relevant document.";
    record.has_level = true;
    record.compute = compute;
    record.asks_if_judged = true;
    record.sorted_extremes = false;  // what is judged and not relevant can do good in front
    return {record};
}

}  // namespace rankline
