// SPDX-License-Identifier: MIT
#include <rankline/metrics/precision_at_hits.hpp>
#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

double compute(const Topic& topic, const Params& params) {
    return average_precision(topic, params.level, params.cutoff);
}

}  // namespace

std::vector<MeasureRecord> average_precision_measures() {
    MeasureRecord record;
    record.name = "AP";
    record.aliases = {"MAP"};
    record.trec_names = {trec_name("map", 5, {"official", "all_trec"}),
                         trec_name("map_cut", 27, {"all_trec"}, trec_rank_cutoffs())};
    record.summary = "average precision: mean over the relevant documents of the precision at each";
    record.definition =
        "AP = (1/R) * sum over retrieved relevant documents of (relevant ones up to its rank i) / "
        "i, with R the judged documents of grade rel or more, retrieved or not; a relevant "
        "document that is not retrieved adds 0. AP@k sums over the first k ranks only and still "
        "divides by R. Unjudged documents count as not relevant. Its mean over queries is MAP.";
    record.citation =
        "Buckley and Voorhees, Retrieval System Evaluation, chapter 3 of TREC: Experiment and "
        "Evaluation in Information Retrieval, MIT Press 2005.";
    record.differs =
        "AP@k divides by R in trec_eval, pytrec_eval, ir_measures, ranx and BEIR too; the variant "
        "that divides by min(k, R) is not this one. cwl_eval's AP divides by the relevant "
        "documents retrieved and weighs grades.";
    record.undefined = "0 when the query has no relevant document.";
    record.cutoff = Cutoff::optional_rank;
    record.has_level = true;
    record.compute = compute;
    return {record};
}

}  // namespace rankline
