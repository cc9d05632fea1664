// SPDX-License-Identifier: MIT
#include <rankline/check/profile.hpp>

namespace rankline {

namespace {

const std::vector<Column> six_columns = {Column::qid,  Column::iter,  Column::docid,
                                         Column::rank, Column::score, Column::tag};

CheckProfile any_track() {
    CheckProfile profile;
    profile.name = "trec";
    profile.summary = "a run as TREC takes it: qid Q0 docid rank score tag";
    profile.definition =
        "Six columns between blanks or tabs, at most 1000 documents for a query, one tag of at "
        "most 25 letters, digits, points, dashes and underscores (the widest that a track has "
        "taken; a profile of your own can be narrower), Q0 in the second column. NIST's scripts "
        "want an integer for a rank and look no further; here ranks must be 1, 2, 3 ..., since "
        "what reads ranks has nothing else to go by.";
    profile.source = "NIST's check_*.pl and check-stdtrec.py; trec_eval 9.0.8.";
    profile.columns = six_columns;
    profile.depth = 1000;
    profile.tag.emplace("[A-Za-z0-9_.-]{1,25}");
    profile.iter = "Q0";
    return profile;
}

CheckProfile deep_learning() {
    CheckProfile profile = any_track();
    profile.name = "trec-dl";
    profile.summary = "a run of the Deep Learning track, 2022 and 2023";
    profile.definition =
        "As trec, with at most 100 documents for a query, a tag of at most 25 letters, digits, "
        "dashes and underscores, and ids of the second MS MARCO collections. Runs have more "
        "queries than are judged, so that one that is not judged is no more than a warning.";
    profile.source = "NIST's check script of the Deep Learning track 2022.";
    profile.depth = 100;
    profile.tag.emplace("[A-Za-z0-9_-]{1,25}");
    profile.docid.emplace("msmarco_(doc|passage)_[0-9][0-9]_[0-9]+");
    profile.severities = {{"unjudged-query", Severity::warning}};
    return profile;
}

CheckProfile first_deep_learning() {
    CheckProfile profile = deep_learning();
    profile.name = "trec-dl19";
    profile.summary = "a run of the Deep Learning track, 2019 and 2020";
    profile.definition =
        "As trec-dl, with ids of the first MS MARCO collections and up to 1000 documents.";
    profile.source = "The guidelines of the track in 2019 and 2020: 1000 passages, 100 documents.";
    profile.depth = 1000;
    profile.docid.emplace("D?[0-9]+");
    return profile;
}

}  // namespace

std::vector<CheckProfile> trec_profiles() {
    return {any_track(), deep_learning(), first_deep_learning()};
}

}  // namespace rankline
