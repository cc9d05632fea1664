// SPDX-License-Identifier: MIT
#include <rankline/check/profile.hpp>

namespace rankline {

namespace {

/// TIRA's limit is configurable and says MB; the larger reading, so that nothing is refused here
/// that is taken there.
constexpr std::uint64_t megabyte = std::uint64_t{1} << 20;

CheckProfile run() {
    CheckProfile profile;
    profile.name = "tira";
    profile.summary = "TIRA and TIREx: run.txt or run.txt.gz";
    profile.definition =
        "Six columns between blanks, an integer rank, a score, at least 5 lines and 3 queries, no "
        "document twice for a query, at most 75 MB. TIRA itself looks at no more of ranks than "
        "that they are integers, and PyTerrier counts them from 0: gaps and repeated ranks are "
        "warnings.";
    profile.source = "tira-io/tira, format_check.";
    profile.columns = {Column::qid,  Column::iter,  Column::docid,
                       Column::rank, Column::score, Column::tag};
    profile.rank_base.reset();
    profile.size_limit = 75 * megabyte;
    profile.least_lines = 5;
    profile.least_queries = 3;
    profile.severities = {{"rank-base", Severity::warning},
                          {"rank-duplicate", Severity::warning},
                          {"rank-gap", Severity::warning},
                          {"several-tags", Severity::warning},
                          {"file-too-large", Severity::error}};
    return profile;
}

CheckProfile judgments() {
    CheckProfile profile;
    profile.name = "tira-qrels";
    profile.summary = "TIRA's qrels.txt";
    profile.definition =
        "Four columns between blanks, an integer grade, at least 10 lines and 3 "
        "queries, at most 75 MB.";
    profile.source = "tira-io/tira, format_check.";
    profile.kind = CheckedKind::qrels;
    profile.columns = {Column::qid, Column::iter, Column::docid, Column::grade};
    profile.size_limit = 75 * megabyte;
    profile.least_lines = 10;
    profile.least_queries = 3;
    profile.severities = {{"file-too-large", Severity::error}};
    return profile;
}

}  // namespace

std::vector<CheckProfile> tira_profiles() { return {run(), judgments()}; }

}  // namespace rankline
