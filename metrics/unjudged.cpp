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

/// Of the first k documents those that were judged for no query at all.
double share_of_holes(const Topic& topic, const Params& params) {
    const std::uint64_t looked_at = std::min(params.cutoff, topic.retrieved);
    const auto elsewhere =
        std::lower_bound(topic.judged_elsewhere.begin(), topic.judged_elsewhere.end(), looked_at) -
        topic.judged_elsewhere.begin();
    return static_cast<double>(looked_at - count_judged(topic, params) -
                               static_cast<std::uint64_t>(elsewhere)) /
           static_cast<double>(params.cutoff);
}

MeasureRecord hole() {
    MeasureRecord record;
    record.name = "Hole";
    record.summary = "share of the first k documents that was judged for no query at all";
    record.definition =
        "Hole@k = (documents among the first k that no query of the qrels has with a grade of 0 or "
        "more) / k. A ranking shorter than k is filled up with judged ones. A document judged for "
        "another query alone is no hole, though it is not judged for this one: Unjudged@k counts "
        "that.";
    record.citation =
        "Thakur et al., BEIR: A Heterogeneous Benchmark for Zero-shot Evaluation of Information "
        "Retrieval Models, NeurIPS Datasets and Benchmarks 2021; Xiong et al., Approximate Nearest "
        "Neighbor Negative Contrastive Learning for Dense Text Retrieval, ICLR 2021 (hole rate).";
    record.differs =
        "BEIR divides the sum by all judged queries (here: -c), takes a negative grade for a "
        "judgment, too, and leaves equal scores in the order of the run.";
    record.undefined = "Always defined; 0 when nothing is retrieved.";
    record.cutoff = Cutoff::required_rank;
    record.higher_is_better = false;
    record.reads_judged_elsewhere = true;
    record.compute = share_of_holes;
    return record;
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
        "Judged@k divides by min(k, retrieved); Hole@k, which is BEIR's, takes a document judged "
        "for "
        "any query as judged.";
    record.undefined = "Always defined; 0 when nothing is retrieved.";
    record.cutoff = Cutoff::required_rank;
    record.higher_is_better = false;
    record.compute = share_unjudged;
    record.asks_if_judged = true;
    record.additive = true;
    return record;
}

}  // namespace

std::vector<MeasureRecord> unjudged_measures() { return {unjudged(), judged(), hole()}; }

}  // namespace rankline
