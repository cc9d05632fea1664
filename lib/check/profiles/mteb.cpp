// SPDX-License-Identifier: MIT
#include <rankline/check/profile.hpp>

namespace rankline {

std::vector<CheckProfile> mteb_profiles() {
    CheckProfile profile;
    profile.name = "mteb";
    profile.summary = "MTEB: <Task>_predictions.json, or a run in six columns";
    profile.definition =
        "Predictions are {subset: {split: {qid: {docid: score}}}} and are asked what can be asked "
        "of a run without lines; a file of columns is taken as a TREC run.";
    profile.source = "embeddings-benchmark/mteb, the writer of predictions.";
    profile.columns = {Column::qid,  Column::iter,  Column::docid,
                       Column::rank, Column::score, Column::tag};
    profile.json = {"mteb"};
    profile.ranks = RankRule::integer;
    profile.cutoffs = {1, 3, 5, 10, 20, 100, 1000};
    profile.severities = {{"several-tags", Severity::warning}};
    return {profile};
}

}  // namespace rankline
