// SPDX-License-Identifier: MIT
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

double compute(const Topic& topic, const Params& params) {
    const std::uint64_t relevant = topic.relevant(params.level);
    if (relevant == 0) return 0;
    return static_cast<double>(topic.relevant_retrieved(params.level, params.cutoff)) /
           static_cast<double>(relevant);
}

}  // namespace

std::vector<MeasureRecord> recall_measures() {
    MeasureRecord record;
    record.name = "R";
    record.aliases = {"Recall"};
    record.trec_names = {trec_name("recall", 13, {"all_trec"}, trec_rank_cutoffs())};
    record.summary = "recall among the first k documents";
    record.definition =
        "R@k = (documents of grade rel or more among the first k) / R, with R the judged documents "
        "of grade rel or more, retrieved or not. Below 1 whatever the ranking when R exceeds k: "
        "P(relative=true)@k divides by min(k, R).";
    record.citation = "van Rijsbergen, Information Retrieval, 2nd edition, Butterworths 1979.";
    record.differs =
        "The mean is over queries (macro) as in trec_eval, ranx and BEIR; T2Ranking's script "
        "divides the sum of hits by the sum of relevant documents (micro). What question answering "
        "calls recall@k, at least one hit, is Success@k.";
    record.undefined = "0 when the query has no relevant document.";
    record.cutoff = Cutoff::required_rank;
    record.has_level = true;
    record.compute = compute;
    record.additive = true;
    return {record};
}

}  // namespace rankline
