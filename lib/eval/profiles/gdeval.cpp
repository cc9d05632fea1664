// SPDX-License-Identifier: MIT
#include <rankline/eval/profile.hpp>

namespace rankline {

std::vector<Profile> gdeval() {
    Profile profile;
    profile.name = "gdeval";
    profile.summary = "gdeval.pl of the TREC Web track: exponential gains and ERR";
    profile.definition =
        "nDCG with gains 2^g - 1 and ERR with 2^4 as the highest gain; equal scores by docid "
        "descending; means over the queries of the run that have a relevant document, which others "
        "do not have under -c either. Values of queries and means are not rounded here to the five "
        "digits that gdeval prints: --digits 5 shows those.";
    profile.source = "anserini-tools 5b819c1, eval/gdeval.pl 1.3.";
    profile.differs =
        "gdeval dies of a grade above 4. It reads query ids as numbers, without what stands before "
        "a hyphen.";
    profile.defaults = {"nDCG@20", "ERR@20"};
    const Protocol protocol{.relevant_only = true};
    profile.rules = {{.record = "nDCG",
                      .cut = ProfileRule::Cut::with,
                      .shown = "ndcg@k",
                      .settings = {{"gain", "exp2"}},
                      .protocol = protocol},
                     {.record = "ERR",
                      .cut = ProfileRule::Cut::with,
                      .shown = "err@k",
                      .settings = {{"max", "4"}},
                      .protocol = protocol}};
    return {profile};
}

}  // namespace rankline
