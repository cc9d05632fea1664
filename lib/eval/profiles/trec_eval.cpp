// SPDX-License-Identifier: MIT
#include <rankline/eval/profiles/rules.hpp>

namespace rankline {

namespace {

/// What trec_eval 9 does besides: scores are floats, and a level of recall is rounded up as soon as
/// it asks for a tenth of a document.
void make_nine(Profile& profile) {
    profile.otherwise.protocol.float_scores = true;
    ProfileRule curve = profile.otherwise;
    curve.settings = {{"rounding", "add-0.9"}};
    add_rules(profile.rules, {"IPrec", "IPrecAvg"}, curve);
}

Profile trec_eval_10() {
    Profile profile;
    profile.name = "trec_eval-10";
    profile.summary = "trec_eval 10: what Rankline does unless told otherwise";
    profile.definition =
        "All of trec_eval's measures; scores are 64-bit floats, equal ones are ranked by docid "
        "descending; means are over the queries that are judged and in the run, with -c over all "
        "judged ones.";
    profile.source = "usnistgov/trec_eval f425365, get_trec_results.c, form_res_rels.c, m_*.c.";
    profile.differs =
        "Without -c trec_eval 10 aborts at the first judged query that the run lacks. Gains that "
        "differ by less than 1 (-m ndcg.1=0.5) it confuses.";
    profile.defaults = {"official"};
    profile.knows_trec_eval = true;
    profile.settles_queries = false;
    profile.otherwise.any_parameters = true;
    profile.otherwise.takes_level = true;
    return profile;
}

Profile trec_eval_9() {
    Profile profile = trec_eval_10();
    profile.name = "trec_eval-9";
    profile.summary = "trec_eval up to 9.0.8: scores are 32-bit floats";
    profile.definition =
        "As trec_eval-10, but scores are compared as 32-bit floats, so that more are tied, and "
        "IPrec and IPrecAvg take floor(x * R + 0.9) documents for a level of recall.";
    profile.source = "usnistgov/trec_eval v9.0.8, trec_format.h, m_iprec_at_recall.c.";
    profile.differs =
        "Measures that only version 10 has are computed as there. Gains that differ by less than "
        "1 trec_eval confuses. IPrec's rounding is settled, whatever is asked for.";
    make_nine(profile);
    return profile;
}

Profile pytrec_eval() {
    Profile profile = trec_eval_9();
    profile.name = "pytrec_eval";
    profile.summary = "pytrec_eval and pytrec_eval-terrier, which are built on trec_eval 9.0.8";
    profile.settles_queries = true;
    profile.definition =
        "As trec_eval-9, over the queries that are both in the qrels and in the run: there is no "
        "-c.";
    profile.source = "cvangysel/pytrec_eval 0.5 (0d8571e), pytrec-eval-terrier 0.5.9 (68c150b).";
    profile.differs =
        "The values that pytrec_eval has for single queries of gm_map and gm_bpref are logarithms, "
        "and relstring is 0 there.";
    return profile;
}

}  // namespace

std::vector<Profile> trec_eval() { return {trec_eval_10(), trec_eval_9(), pytrec_eval()}; }

}  // namespace rankline
