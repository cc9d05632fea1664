// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

double compute(const Topic& topic, const Params& params) {
    std::uint64_t judged = 0;
    for (const Hit& hit : topic.hits) {
        if (hit.rank >= params.cutoff) break;
        judged += hit.grade >= 0 ? 1 : 0;
    }
    const std::uint64_t looked_at = std::min(params.cutoff, topic.retrieved);
    return static_cast<double>(looked_at - judged) / static_cast<double>(params.cutoff);
}

}  // namespace

std::vector<MeasureRecord> unjudged_measures() {
    MeasureRecord record;
    record.name = "Unjudged";
    record.trec_names = {trec_name("unj", 56, {"all_trec"}, {5, 10, 20})};
    record.summary = "share of the first k documents that was not judged";
    record.definition =
        "Unjudged@k = (documents among the first k that are not in the qrels, or are there with a "
        "negative grade) / k. A ranking shorter than k is filled up with judged ones. High values "
        "are a warning: the qrels do not cover this run, and its other values are low estimates.";
    record.citation =
        "Soboroff, trec_eval 10, National Institute of Standards and Technology, 2023.";
    record.differs =
        "ir_measures' Judged@k divides by min(k, retrieved) and breaks ties by docid ascending; "
        "BEIR's Hole@k takes a document judged for any query as judged.";
    record.undefined = "Always defined; 0 when nothing is retrieved.";
    record.cutoff = Cutoff::required_rank;
    record.higher_is_better = false;
    record.compute = compute;
    return {record};
}

}  // namespace rankline
