// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/error.hpp>
#include <rankline/eval/gate.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/metrics/metrics.hpp>

#include "../complaint.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

using Names = std::vector<std::string>;

Names canonical(std::string_view name, double level = 1) {
    Names names;
    for (const Measure& each : parse_measure(name, measure_registry(), level)) {
        names.push_back(each.name);
    }
    return names;
}

Names in_trec(std::string_view name, double level = 1) {
    Names names;
    for (const Measure& each : parse_measure(name, measure_registry(), level)) {
        names.push_back(each.trec_name);
    }
    return names;
}

std::string error_of(std::string_view name) {
    return complaint_of(ErrorKind::usage,
                        [&] { (void)parse_measure(name, measure_registry(), 1); });
}

}  // namespace

TEST_CASE("measure names: everybody's spelling of the usual measures") {
    CHECK(canonical("ndcg@10") == Names{"nDCG@10"});
    CHECK(canonical("NDCG@10") == Names{"nDCG@10"});
    CHECK(canonical("ndcg_cut.10") == Names{"nDCG@10"});
    CHECK(canonical("ndcg_cut_10") == Names{"nDCG@10"});
    CHECK(canonical("ndcg_cut@10") == Names{"nDCG@10"});
    CHECK(canonical("ndcg_at_10") == Names{"nDCG@10"});
    CHECK(canonical("ndcg") == Names{"nDCG"});
    CHECK(canonical("MAP") == Names{"AP"});
    CHECK(canonical("map_at_1000") == Names{"AP@1000"});
    CHECK(canonical("mrr") == Names{"RR"});
    CHECK(canonical("MRR@10") == Names{"RR@10"});
    CHECK(canonical("mrr_at_10") == Names{"RR@10"});
    CHECK(canonical("recip_rank") == Names{"RR"});
    CHECK(canonical("R@1000") == Names{"R@1000"});
    CHECK(canonical("Recall@100") == Names{"R@100"});
    CHECK(canonical("recall_1000") == Names{"R@1000"});
    CHECK(canonical("P_5") == Names{"P@5"});
    CHECK(canonical("precision_at_5") == Names{"P@5"});
    CHECK(canonical("hit_rate_at_3") == Names{"Success@3"});
    CHECK(canonical("R_cap@10") == Names{"P(relative=true)@10"});
    CHECK(canonical("R_cap.5,10") == Names{"P(relative=true)@5", "P(relative=true)@10"});
    CHECK(canonical("recall_cap_at_10") == Names{"P(relative=true)@10"});
    CHECK(in_trec("RCap@10") == Names{"relative_P_10"});
    CHECK(canonical("iprec_at_recall_0.10") == Names{"IPrec@0.1"});
    CHECK(canonical(" P ( rel = 2 ) @ 5 ") == Names{"P(rel=2)@5"});
    CHECK(canonical("SetP(relative=True)") == Names{"SetP(relative=true)"});
    CHECK(canonical("nDCG(gain=\"exp2\")@10") == Names{"nDCG(gain=exp2)@10"});
}

TEST_CASE("measure names: trec_eval's lists of parameters") {
    CHECK(canonical("P.5,7,3") == Names{"P@3", "P@5", "P@7"});
    CHECK(in_trec("P.5,7,3") == Names{"P_3", "P_5", "P_7"});
    CHECK(in_trec("ndcg_cut.10,20,23.4") == Names{"ndcg_cut_10", "ndcg_cut_20", "ndcg_cut_23"});
    CHECK(in_trec("iprec_at_recall..10,.20,.25,.75,.50") ==
          Names{"iprec_at_recall_0.10", "iprec_at_recall_0.20", "iprec_at_recall_0.25",
                "iprec_at_recall_0.50", "iprec_at_recall_0.75"});
    CHECK(in_trec("Rprec_mult.5.0,0.2,0.35") ==
          Names{"Rprec_mult_0.20", "Rprec_mult_0.35", "Rprec_mult_5.00"});
    CHECK(in_trec("success") == Names{"success_1", "success_5", "success_10"});
}

TEST_CASE("measure names: trec_eval keeps other parameters in the name as they were typed") {
    CHECK(in_trec("utility.2,-1,0,0") == Names{"utility_2,-1,0,0"});
    CHECK(canonical("utility.2,-1,0,0") == Names{"Utility(a=2)"});
    CHECK(in_trec("11pt_avg..25,.5,.75") == Names{"11pt_avg_.25,.5,.75"});
    CHECK(canonical("11pt_avg..25,.5,.75") == Names{"IPrecAvg(points='0.25,0.5,0.75')"});
    CHECK(in_trec("ndcg.1=3,2=9,4=4.5") == Names{"ndcg_1=3,2=9,4=4.5"});
    CHECK(canonical("ndcg.1=3,2=9,4=4.5") == Names{"nDCG(gains='1=3,2=9,4=4.5')"});
    CHECK(in_trec("relstring.20") == Names{"relstring_20"});
    CHECK(in_trec("rbp.p=0.50") == Names{"rbp_p=0.50"});
    CHECK(canonical("rbp.p=0.50,2=4") == Names{"RBP(p=0.5,gains='2=4')"});
    CHECK(in_trec("set_F.2.0") == Names{"set_F_2.0"});
    CHECK(in_trec("rbp_p=0.5") == Names{"rbp_p=0.5"});
    CHECK(in_trec("utility_2,-1,0,0") == Names{"utility_2,-1,0,0"});
}

TEST_CASE("measure names: what ir_measures' grammar says is told to trec_eval's users in theirs") {
    CHECK(in_trec("nDCG@10") == Names{"ndcg_cut_10"});
    CHECK(in_trec("AP") == Names{"map"});
    CHECK(in_trec("AP@5") == Names{"map_cut_5"});
    CHECK(in_trec("P(relative=true)@5") == Names{"relative_P_5"});
    CHECK(canonical("relative_P@5") == Names{"P(relative=true)@5"});
    CHECK(in_trec("SetP(relative=true)") == Names{"set_relative_P"});
    CHECK(in_trec("nDCG(gains='1=3,2=9')") == Names{"ndcg_1=3,2=9"});
    CHECK(in_trec("RBP(p=0.5)") == Names{"rbp_p=0.5"});
    CHECK(in_trec("Utility(b=-2)") == Names{"utility_1,-2,0,0"});
    CHECK(in_trec("IPrec@0.333") == Names{"iprec_at_recall_0.33"});
    // trec_eval cannot do these, so they keep their own names, behind all of trec_eval's.
    for (const char* name : {"RR@10", "nDCG(gain=exp2)@10", "nDCG(gain=exp2)", "DCG@10",
                             "nDCG(gains='1=3')@10", "P(rel=2)@5", "SetP(rel=2,relative=true)"}) {
        CAPTURE(name);
        CHECK(in_trec(name) == Names{name});
        CHECK(parse_measure(name, measure_registry(), 1)[0].trec_position ==
              std::numeric_limits<int>::max());
    }
}

TEST_CASE("measure names: -l is part of what is computed, but not of trec_eval's name") {
    CHECK(canonical("P_5", 2) == Names{"P(rel=2)@5"});
    CHECK(in_trec("P_5", 2) == Names{"P_5"});
    CHECK(in_trec("P(rel=2)@5", 2) == Names{"P_5"});
    CHECK(in_trec("P(rel=1)@5", 2) == Names{"P@5"});
    CHECK(canonical("nDCG@5", 2) == Names{"nDCG@5"});
    const Measure own = parse_measure("P(rel=3)@5", measure_registry(), 2)[0];
    CHECK(own.params.level == 3);
    CHECK(own.params.level_given);
    const Measure common = parse_measure("P@5", measure_registry(), 2)[0];
    CHECK(common.params.level == 2);
    CHECK(!common.params.level_given);
}

TEST_CASE("measure names: parameters replace the defaults of a nickname, as in trec_eval") {
    const auto measures =
        parse_measures({"all_trec", "relstring.20", "P.7", "P.3"}, measure_registry(), 1);
    Names found;
    for (const Measure& each : measures) {
        if (each.record->name == "P" || each.record->name == "RelString") {
            found.push_back(each.trec_name);
        }
    }
    // relative_P keeps its cutoffs: it is a measure of its own for trec_eval.
    CHECK(found == Names{"relative_P_5", "relative_P_10", "relative_P_15", "relative_P_20",
                         "relative_P_30", "relative_P_100", "relative_P_200", "relative_P_500",
                         "relative_P_1000", "relstring_20", "P_7", "P_3"});
}

TEST_CASE("measure names: NumRel of -l and one of its own level differ under -c, not in name") {
    const auto together = [](const Names& names) {
        return complaint_of(ErrorKind::usage,
                            [&] { (void)parse_measures(names, measure_registry(), 2); });
    };
    CHECK(together({"num_rel", "NumRel(rel=2)"}) ==
          "NumRel with the level of -l and NumRel(rel=2) are two measures of one name, which "
          "differ under -c: give one of them");
    CHECK(together({"num_rel", "NumRel"}) == "no error");
    CHECK(together({"num_rel", "NumRel(rel=3)"}) == "no error");
    CHECK(together({"P_5", "P(rel=2)@5"}) == "no error");
}

TEST_CASE("measure names: an output name adds to a nickname") {
    const auto measures =
        parse_measures({"success", "success_3", "Success@5"}, measure_registry(), 1);
    Names names;
    for (const Measure& each : measures) names.push_back(each.name);
    CHECK(names == Names{"Success@1", "Success@5", "Success@10", "Success@3"});
}

TEST_CASE("measure names: sorted as trec_eval prints them") {
    auto measures =
        parse_measures({"RR@10", "P@10", "P@5", "nDCG@10", "map", "DCG@5"}, measure_registry(), 1);
    sort_as_trec_eval(measures);
    Names names;
    for (const Measure& each : measures) names.push_back(each.name);
    CHECK(names == Names{"AP", "P@5", "P@10", "nDCG@10", "RR@10", "DCG@5"});
}

TEST_CASE("measure names: what is wrong is said, and what would be right") {
    CHECK(error_of("ndgc@10") == "unknown measure \"ndgc@10\"; did you mean nDCG, DCG or IDCG?");
    CHECK(mentions(error_of("offical"), "official"));
    CHECK(mentions(error_of("P_x"), "unknown measure \"P_x\""));
    CHECK(mentions(error_of("R(rel=1)"), "needs a cutoff"));
    CHECK(mentions(error_of("R_cap"), "R_cap needs a cutoff; write R_cap@10"));
    CHECK(mentions(error_of("nDCG(gain=table)@10"), "gain=table needs a table"));
    CHECK(mentions(error_of("ndcg.gain=table"), "gain=table needs a table"));
    CHECK(mentions(error_of("IPrec(rel=1)"), "put @0.1 behind it"));
    CHECK(mentions(error_of("P@0"), "whole number, at least 1"));
    CHECK(mentions(error_of("P@-3"), "\"-3\""));
    CHECK(mentions(error_of("P@2.5"), "whole number"));
    CHECK(mentions(error_of("P@99999999999999999999"), "whole number"));
    CHECK(mentions(error_of("P.5,10,5"), "cutoff 5 is given twice"));
    CHECK(mentions(error_of("P.0"), "whole number, at least 1"));
    CHECK(mentions(error_of("P."), "\"\""));
    CHECK(mentions(error_of("IPrec@-0.1"), "at least 0"));
    CHECK(mentions(error_of("Bpref@10"), "takes no cutoff"));
    CHECK(mentions(error_of("map.5"), "write AP@10"));
    CHECK(mentions(error_of("ndcg.10"), "write nDCG@10"));
    CHECK(mentions(error_of("bpref.3"), "takes no parameters"));
    CHECK(mentions(error_of("utility.1,2"), "takes 4 numbers, not 2"));
    CHECK(mentions(error_of("P(relative=maybe)@5"), "false or true"));
    CHECK(mentions(error_of("RBP(p=1.5)"), "from 0 to 1"));
    CHECK(mentions(error_of("RBP(q=1)"), "NAME=VALUE for p, rel, gains"));
    CHECK(mentions(error_of("nDCG(rel=2)"), "for gain, gains"));
    CHECK(mentions(error_of("NumRet(rel=1)"), "it takes none"));
    CHECK(mentions(error_of("P(rel=2,rel=3)@5"), "given twice"));
    CHECK(mentions(error_of("P(rel=x)@5"), "must be a grade"));
    CHECK(mentions(error_of("P(rel=2@5"), "not closed"));
    CHECK(mentions(error_of("nDCG(gains='1=2)@5"), "quote is not closed"));
    CHECK(mentions(error_of("P(rel=2)5"), "only @CUTOFF may follow"));
    CHECK(mentions(error_of("ndcg.1=3,1=4"), "two gains"));
    CHECK(mentions(error_of("ndcg.-1=3"), "grade of at least 0"));
    CHECK(mentions(error_of("rbp_resid.q=3"), "p=0.5"));
    CHECK(mentions(error_of("11pt_avg.0.2,x"), "\"x\""));
    CHECK(mentions(error_of("RelString(length=1.5)"), "whole number"));
    CHECK(mentions(error_of("  "), "empty"));
}

TEST_CASE("gates: over real measures, whose parameters have signs of equality too") {
    CHECK(parse_gate("P(rel=2)@5 >= 0.5", measure_registry(), 1).measure.name == "P(rel=2)@5");
    CHECK(parse_gate("ndcg.1=3==0.25", measure_registry(), 1).bound == 0.25);
    CHECK(parse_gate("nDCG(gains='1=3')@10!=1", measure_registry(), 1).measure.name ==
          "nDCG(gains='1=3')@10");
    CHECK_THROWS_AS(parse_gate("RunId == 1", measure_registry(), 1), Error);
    CHECK_THROWS_AS(parse_gate("RelString == 1", measure_registry(), 1), Error);
    CHECK_THROWS_AS(parse_gate("official < 1", measure_registry(), 1), Error);
}
