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

Ratio pooled(const Topic& topic, const Params& params) {
    return {static_cast<double>(topic.relevant_retrieved(params.level, params.cutoff)),
            static_cast<double>(topic.relevant(params.level))};
}

MeasureRecord recall() {
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
        "divides the sum of hits by the sum of relevant documents, which is MicroR@k. What "
        "question "
        "answering calls recall@k, at least one hit, is Success@k.";
    record.undefined = "0 when the query has no relevant document.";
    record.cutoff = Cutoff::required_rank;
    record.has_level = true;
    record.compute = compute;
    record.additive = true;
    return record;
}

MeasureRecord micro_recall() {
    MeasureRecord record;
    record.name = "MicroR";
    record.aliases = {"MicroRecall"};
    record.summary = "recall among the first k documents, pooled over the queries";
    record.definition =
        "The sum over queries of the documents of grade rel or more among the first k, divided by "
        "the sum over queries of all documents of such a grade: queries weigh as much as they have "
        "relevant documents. The value of a query is R@k. By default the sums are over the queries "
        "both judged and in the run; under -c the relevant documents of all judged queries are "
        "divided by. Under --queries run a query that is not judged adds nothing.";
    record.citation =
        "Xie et al., T2Ranking: A Large-scale Chinese Benchmark for Passage Ranking, SIGIR 2023 "
        "(its script); micro-averages: Lewis, Evaluating Text Categorization, HLT 1991.";
    record.differs =
        "T2Ranking's script fills up a short ranking with document 0 and counts that as a hit "
        "where document 0 is relevant. R@k averages over queries.";
    record.undefined =
        "nan for a query without a relevant document, which the summary does not feel.";
    record.cutoff = Cutoff::required_rank;
    record.has_level = true;
    record.aggregation = Aggregation::pooled;
    record.ratio = pooled;
    return record;
}

}  // namespace

std::vector<MeasureRecord> recall_measures() { return {recall(), micro_recall()}; }

}  // namespace rankline
