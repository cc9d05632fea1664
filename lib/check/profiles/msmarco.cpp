// SPDX-License-Identifier: MIT
#include <rankline/check/profile.hpp>

namespace rankline {

namespace {

CheckProfile passages() {
    CheckProfile profile;
    profile.name = "msmarco-passage";
    profile.summary = "MS MARCO passage ranking: qid TAB pid TAB rank";
    profile.definition =
        "Three columns between tabs, ids that are numbers, ranks from 1, 1000 passages for each "
        "query (run_eval.py warns where it is another number). Of all that, the leaderboard's own "
        "scripts look at the integers, at ranks above 1000 and at the number of lines; duplicates "
        "and ranks given twice go through with exit 0.";
    profile.source =
        "microsoft/MSMARCO-Passage-Ranking, ms_marco_eval.py; the submissions "
        "repository's run_eval.py.";
    profile.columns = {Column::qid, Column::docid, Column::rank};
    profile.separator = Separator::tab;
    profile.depth = 1000;
    profile.full_depth = true;
    profile.qid.emplace("[0-9]+");
    profile.docid.emplace("[0-9]+");
    profile.order = CheckOrder::rank;
    return profile;
}

CheckProfile documents() {
    CheckProfile profile = passages();
    profile.name = "msmarco-doc";
    profile.summary = "MS MARCO document ranking: qid TAB docid TAB rank";
    profile.definition =
        "As msmarco-passage, with 100 documents for each query and ids such as D1650436, or "
        "msmarco_doc_01_1320020407 of the second collection. The leaderboard's script compares "
        "pairs of document and rank when it looks for duplicates, so that it never finds one, and "
        "calls too many documents \"as expected\".";
    profile.source =
        "microsoft/MSMARCO-Document-Ranking-Submissions, msmarco_doc_eval.py and "
        "run_eval.py.";
    profile.depth = 100;
    profile.docid.emplace("D[0-9]+|msmarco_doc_[0-9][0-9]_[0-9]+");
    return profile;
}

}  // namespace

std::vector<CheckProfile> msmarco_profiles() { return {passages(), documents()}; }

}  // namespace rankline
