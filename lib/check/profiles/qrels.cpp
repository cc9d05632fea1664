// SPDX-License-Identifier: MIT
#include <rankline/check/profile.hpp>

namespace rankline {

std::vector<CheckProfile> qrels_profiles() {
    CheckProfile profile;
    profile.name = "qrels";
    profile.summary = "relevance judgments as trec_eval reads them: qid iter docid grade";
    profile.definition =
        "Four columns between blanks or tabs, integer grades, each document once "
        "for a query.";
    profile.source = "trec_eval 9.0.8, form of qrels files.";
    profile.kind = CheckedKind::qrels;
    profile.columns = {Column::qid, Column::iter, Column::docid, Column::grade};
    return {profile};
}

}  // namespace rankline
