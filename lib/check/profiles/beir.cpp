// SPDX-License-Identifier: MIT
#include <rankline/check/profile.hpp>

namespace rankline {

namespace {

CheckProfile run() {
    CheckProfile profile;
    profile.name = "beir";
    profile.summary = "BEIR: a run as load_runfile reads it, or {qid: {docid: score}} in JSON";
    profile.definition =
        "Six columns with one blank between two, or JSON. Ranks say nothing: save_runfile writes 0 "
        "into each line. A document with the id of its query is dropped by BEIR's evaluation and "
        "by no other, so there must be none. Predictions of MTEB and other shapes of JSON are not "
        "what EvaluateRetrieval takes.";
    profile.source = "beir-cellar/beir: util.save_runfile, util.load_runfile, EvaluateRetrieval.";
    profile.columns = {Column::qid,  Column::iter,  Column::docid,
                       Column::rank, Column::score, Column::tag};
    profile.separator = Separator::blank;
    profile.json = {"json"};
    profile.ranks = RankRule::ignored;
    profile.identical_ids = false;
    profile.cutoffs = {1, 3, 5, 10, 100, 1000};
    profile.severities = {{"several-tags", Severity::warning}};
    return profile;
}

CheckProfile judgments() {
    CheckProfile profile;
    profile.name = "beir-qrels";
    profile.summary = "BEIR's qrels: query-id TAB corpus-id TAB score, with a header";
    profile.definition =
        "Three columns between tabs under a line of names, which BEIR's loader "
        "passes over whatever it is. Grades are integers.";
    profile.source = "beir-cellar/beir, GenericDataLoader.";
    profile.kind = CheckedKind::qrels;
    profile.columns = {Column::qid, Column::docid, Column::grade};
    profile.separator = Separator::tab;
    profile.header = true;
    return profile;
}

}  // namespace

std::vector<CheckProfile> beir_profiles() { return {run(), judgments()}; }

}  // namespace rankline
