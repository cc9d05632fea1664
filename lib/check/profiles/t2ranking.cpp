// SPDX-License-Identifier: MIT
#include <rankline/check/profile.hpp>

namespace rankline {

std::vector<CheckProfile> t2ranking_profiles() {
    CheckProfile profile;
    profile.name = "t2ranking";
    profile.summary = "T2Ranking: qid pid rank score";
    profile.definition =
        "Three or four columns between blanks or tabs: query, passage (numbers, also written "
        "123.0), rank from 1 to 1000, score. The rank counts. The script skips lines that it "
        "cannot read and ranks above 1000 in silence, puts rank 0 last, and fills empty places "
        "with passage 0, which is a real passage.";
    profile.source = "THUIR/T2Ranking, src/msmarco_eval.py.";
    profile.columns = {Column::qid, Column::docid, Column::rank, Column::score};
    profile.least_columns = 3;
    profile.depth = 1000;
    profile.qid.emplace("[0-9]+([.]0)?");
    profile.docid.emplace("[0-9]+([.]0)?");
    profile.order = CheckOrder::rank;
    return {profile};
}

}  // namespace rankline
