// SPDX-License-Identifier: MIT
#include <rankline/eval/profile.hpp>

namespace rankline {

namespace {

ProfileRule rule(const char* record, const char* shown, const Protocol& protocol) {
    return {.record = record, .cut = ProfileRule::Cut::with, .shown = shown, .protocol = protocol};
}

}  // namespace

std::vector<Profile> beir() {
    Profile profile;
    profile.name = "beir";
    profile.summary = "BEIR's EvaluateRetrieval: evaluate, then evaluate_custom";
    profile.definition =
        "A document whose id is that of the query is taken out of the ranking first "
        "(ignore_identical_ids). NDCG, MAP, Recall and P are pytrec_eval's: scores are 32-bit "
        "floats, ties by docid descending, means over the queries that are judged and in the run. "
        "MRR, R_cap, Hole and Accuracy compare scores as 64-bit floats, leave ties in the order of "
        "the run, and divide by the number of judged queries.";
    profile.source =
        "beir-cellar/beir 2.2.0 (ef83d29), retrieval/evaluation.py and custom_metrics.py.";
    profile.differs =
        "BEIR rounds means to five digits (--digits 5). A query of the run that nobody judged, or "
        "one that is judged and not in the run, ends BEIR's own measures with a KeyError; here it "
        "is left out, or counts 0. For a query without a relevant document R_cap divides by zero "
        "there and is 0 here. Hole counts there what the run has for queries that nobody judged, "
        "and a document that has only negative grades is a hole here and none there.";
    profile.defaults = {"nDCG@1",     "nDCG@3",     "nDCG@5",    "nDCG@10", "nDCG@100", "nDCG@1000",
                        "AP@10",      "AP@100",     "AP@1000",   "R@1",     "R@10",     "R@100",
                        "R@1000",     "P@1",        "P@3",       "P@5",     "P@10",     "RR@10",
                        "RR@100",     "R_cap@10",   "R_cap@100", "Hole@10", "Hole@100", "Success@1",
                        "Success@10", "Success@100"};
    const Protocol core{.float_scores = true, .drop_own_id = true};
    const Protocol custom{.ties = TieRule::file, .drop_own_id = true, .queries = QuerySet::judged};
    ProfileRule capped = rule("P", "R_cap@k", custom);
    capped.where = {"relative", "true"};
    profile.rules = {rule("nDCG", "NDCG@k", core),   rule("AP", "MAP@k", core),
                     rule("R", "Recall@k", core),    capped,
                     rule("P", "P@k", core),         rule("RR", "MRR@k", custom),
                     rule("Hole", "Hole@k", custom), rule("Success", "Accuracy@k", custom)};
    return {profile};
}

}  // namespace rankline
