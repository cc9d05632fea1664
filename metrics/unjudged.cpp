// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

/// Judged documents among the first k.
std::uint64_t count_judged(const Topic& topic, const Params& params) {
    std::uint64_t judged = 0;
    for (const Hit& hit : topic.hits) {
        if (hit.rank >= params.cutoff) break;
        judged += hit.grade >= 0 ? 1 : 0;
    }
    return judged;
}

double share_unjudged(const Topic& topic, const Params& params) {
    const std::uint64_t looked_at = std::min(params.cutoff, topic.retrieved);
    return static_cast<double>(looked_at - count_judged(topic, params)) /
           static_cast<double>(params.cutoff);
}

double share_judged(const Topic& topic, const Params& params) {
    const std::uint64_t looked_at = std::min(params.cutoff, topic.retrieved);
    if (looked_at == 0) return 0;
    return static_cast<double>(count_judged(topic, params)) / static_cast<double>(looked_at);
}

MeasureRecord judged() {
    MeasureRecord record;
    record.name = "Judged";
    record.summary = "share of the first k documents that was judged";
    record.definition =
        "Judged@k = (documents among the first k that are in the qrels with a grade of 0 or more) "
        "/ (documents among the first k). A ranking shorter than k is not filled up.";
    record.citation =
        "MacAvaney, OpenNIR: A Complete Neural Ad-Hoc Ranking Pipeline, WSDM 2020; MacAvaney, "
        "Macdonald and Ounis, Streamlining Evaluation with ir-measures, ECIR 2022.";
    record.differs =
        "ir_measures takes a negative grade for a judgment, too, and breaks ties by docid "
        "ascending.";
    record.undefined = "0 when nothing is retrieved.";
    record.cutoff = Cutoff::required_rank;
    record.higher_is_better = false;  // nor worse: it tells how far other values can be trusted
    record.compute = share_judged;
    record.asks_if_judged = true;
    record.additive = true;
    return record;
}

MeasureRecord unjudged() {
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
        "Judged@k divides by min(k, retrieved); BEIR's Hole@k takes a document judged for any "
        "query as judged.";
    record.undefined = "Always defined; 0 when nothing is retrieved.";
    record.cutoff = Cutoff::required_rank;
    record.higher_is_better = false;
    record.compute = share_unjudged;
    record.asks_if_judged = true;
    record.additive = true;
    return record;
}

}  // namespace

std::vector<MeasureRecord> unjudged_measures() { return {unjudged(), judged()}; }

}  // namespace rankline
