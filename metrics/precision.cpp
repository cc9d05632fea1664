// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/metrics/record.hpp>

namespace rankline {

namespace {

double compute(const Topic& topic, const Params& params) {
    const bool relative = params.numbers[0] != 0;
    std::uint64_t possible = params.cutoff;
    if (relative) {
        possible = std::min(possible, topic.relevant(params.level));
        if (possible == 0) return 0;
    }
    return static_cast<double>(topic.relevant_retrieved(params.level, params.cutoff)) /
           static_cast<double>(possible);
}

}  // namespace

std::vector<MeasureRecord> precision_measures() {
    TrecName relative = trec_name("relative_P", 28, {"all_trec"}, trec_rank_cutoffs());
    relative.numbers = {1};

    MeasureRecord record;
    record.name = "P";
    record.aliases = {"Precision"};
    record.setting_names = {{"R_cap", {1}, "P(relative=true)"},
                            {"RCap", {1}, "P(relative=true)"},
                            {"recall_cap", {1}, "P(relative=true)"}};
    record.trec_names = {trec_name("P", 11, {"official", "all_trec"}, trec_rank_cutoffs()),
                         relative};
    record.summary = "precision among the first k documents";
    record.definition =
        "P@k = (documents of grade rel or more among the first k) / k. A ranking shorter than k is "
        "filled up with nonrelevant documents. P(relative=true)@k divides by the most there could "
        "be, min(k, R), with R the relevant documents: precision up to R and recall from there on. "
        "Unjudged documents count as not relevant.";
    record.citation =
        "van Rijsbergen, Information Retrieval, 2nd edition, Butterworths 1979; "
        "Buckley and Voorhees, Retrieval System Evaluation, MIT Press 2005.";
    record.differs =
        "BEIR's R_cap@k (capped recall) is P(relative=true)@k under another name; BEIR divides its "
        "sum by all judged queries (here: -c) and stops at one without a relevant document. "
        "cwl_eval weighs grades.";
    record.undefined = "0 when the query has no relevant document.";
    record.cutoff = Cutoff::required_rank;
    record.has_level = true;
    record.params = {switch_param("relative", "divide by min(k, R) instead of k")};
    record.compute = compute;
    record.additive = true;
    return {record};
}

}  // namespace rankline
