// SPDX-License-Identifier: MIT
#include <rankline/eval/measure_name.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

#include <rankline/base/error.hpp>

#include "../complaint.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

using Names = std::vector<std::string>;

ParamSpec param(const std::string& name, ParamType type) {
    ParamSpec spec;
    spec.name = name;
    spec.type = type;
    return spec;
}

TrecName trec(const std::string& name, int position, const std::vector<double>& cutoffs = {},
              const std::vector<std::string>& nicknames = {}) {
    TrecName spelling;
    spelling.name = name;
    spelling.position = position;
    spelling.default_cutoffs = cutoffs;
    spelling.nicknames = nicknames;
    return spelling;
}

/// Measures of every shape, with names that say the shape.
MeasureRegistry shapes() {
    MeasureRegistry registry(6);
    registry[0].name = "Plain";
    registry[0].aliases = {"Simple"};
    registry[0].trec_names = {trec("plain_one", 3, {}, {"club"})};
    registry[0].has_level = true;

    registry[1].name = "Cut";
    registry[1].aliases = {"Kut"};
    registry[1].cutoff = Cutoff::optional_rank;
    registry[1].trec_names = {trec("full", 5, {}, {"club"}), trec("cut_at", 1, {2, 4}, {"club"})};

    registry[2].name = "Only";
    registry[2].cutoff = Cutoff::optional_rank;

    registry[3].name = "Share";
    registry[3].cutoff = Cutoff::required_fraction;
    registry[3].trec_names = {trec("share", 2, {0.25, 0.5})};

    registry[4].name = "Weights";
    registry[4].params = {param("a", ParamType::real), param("mode", ParamType::choice),
                          param("n", ParamType::integer)};
    registry[4].setting_names = {{"Heavy", {2, 1, 0}, "Weights(a=2,mode=Fast)"}};
    registry[4].refusal = [](const Params& params) -> std::string {
        return params.numbers[0] == 13 ? "a=13 brings bad luck" : "";
    };
    registry[4].params[0].default_value = 1;
    registry[4].params[1].choices = {"slow", "Fast"};
    registry[4].params[2].minimum = 0;
    registry[4].trec_names = {trec("weights", 4), trec("fast_weights", 6)};
    registry[4].trec_names[1].numbers = {1, 1, 0};

    registry[5].name = "Table";
    registry[5].params = {param("p", ParamType::real), param("gains", ParamType::gains)};
    registry[5].trec_names = {trec("table", 7)};
    registry[5].trec_names[0].pairs = true;
    return registry;
}

const MeasureRegistry registry = shapes();

Names names_of(const std::vector<Measure>& measures) {
    Names names;
    for (const Measure& each : measures) names.push_back(each.name);
    return names;
}

Names names(std::string_view name) { return names_of(parse_measure(name, registry, 1)); }

Measure only(std::string_view name, double level = 1) {
    const auto measures = parse_measure(name, registry, level);
    REQUIRE(measures.size() == 1);
    return measures[0];
}

std::string error_of(const Names& names) {
    return complaint_of(ErrorKind::usage, [&] { (void)parse_measures(names, registry, 1); });
}

}  // namespace

TEST_CASE("measure_name: name, alias and trec_eval's spelling are found in any case") {
    for (const char* name : {"Plain", "pLAIN", "simple", "PLAIN_ONE", " Plain\t"}) {
        CAPTURE(name);
        CHECK(names(name) == Names{"Plain"});
    }
}

TEST_CASE("measure_name: a spelling with default cutoffs stands for all of them") {
    CHECK(names("cut_at") == Names{"Cut@2", "Cut@4"});
    CHECK(names("share") == Names{"Share@0.25", "Share@0.5"});
    CHECK(names("Cut") == Names{"Cut"});
}

TEST_CASE("measure_name: a nickname stands for its members, in trec_eval's order") {
    CHECK(names("CLUB") == Names{"Cut@2", "Cut@4", "Plain", "Cut"});
}

TEST_CASE("measure_name: a list of cutoffs may follow any name of a measure that has one") {
    CHECK(names("cut_at.9,3") == Names{"Cut@3", "Cut@9"});
    CHECK(names("Kut.9,3") == Names{"Cut@3", "Cut@9"});
    CHECK(names("only_7") == Names{"Only@7"});
    CHECK(names("Only_at_7") == Names{"Only@7"});
    CHECK(names("cut_at_at_7") == Names{"Cut@7"});
    CHECK(only("Only@7").trec_name == "Only@7");
}

TEST_CASE("measure_name: parameters by name") {
    const Measure measure = only("Weights( n = 3 , mode = fAST )");
    CHECK(measure.name == "Weights(mode=Fast,n=3)");
    CHECK(measure.params.numbers == std::vector<double>{1, 1, 3});
    CHECK(only("Weights(a=1)").name == "Weights");
    CHECK(only("Weights()").name == "Weights");
    CHECK(only("Table(gains=\"2=1,1=0.5\")").params.gains ==
          std::vector<std::pair<double, double>>{{1, 0.5}, {2, 1}});
}

TEST_CASE("measure_name: a spelling that implies parameters") {
    const Measure measure = only("fast_weights");
    CHECK(measure.name == "Weights(mode=Fast)");
    CHECK(measure.trec_name == "fast_weights");
    CHECK(measure.trec_position == 6);
    CHECK(only("Weights(mode=Fast)").trec_name == "fast_weights");
    CHECK(only("fast_weights.5,2").name == "Weights(a=5,mode=Fast,n=2)");
    CHECK(only("fast_weights.5,2").trec_name == "fast_weights_5,2");
    CHECK(only("Weights(mode=Fast,a=5)").trec_name == "fast_weights_5,0");
}

TEST_CASE("measure_name: a name for a setting of parameters") {
    CHECK(only("heavy").name == "Weights(a=2,mode=Fast)");
    CHECK(only("Heavy(n=3)").name == "Weights(a=2,mode=Fast,n=3)");
}

TEST_CASE("measure_name: parameters that do not go together are refused, however written") {
    for (const char* name : {"Weights(a=13)", "fast_weights.13,2", "Heavy(a=13)"}) {
        CHECK(complaint_of(ErrorKind::usage, [&] { (void)parse_measure(name, registry, 1); }) ==
              "Weights: a=13 brings bad luck");
    }
}

TEST_CASE("measure_name: parameters as pairs") {
    const Measure measure = only("table.3=1.5,p=0.25");
    CHECK(measure.name == "Table(p=0.25,gains='3=1.5')");
    CHECK(measure.trec_name == "table_3=1.5,p=0.25");
    CHECK(only("Table(p=0.25,gains='3=1.5')").trec_name == "table_p=0.25,3=1.5");
}

TEST_CASE("measure_name: the level comes from outside unless the measure names its own") {
    CHECK(only("Plain", 3).params.level == 3);
    CHECK(only("Plain", 3).name == "Plain(rel=3)");
    CHECK(only("Plain", 3).trec_name == "plain_one");
    CHECK(only("Plain(rel=2)", 3).params.level == 2);
    CHECK(only("Plain(rel=2)", 3).params.level_given);
    CHECK(only("Plain(rel=2)", 3).trec_name == "Plain(rel=2)");
    CHECK(only("Cut", 3).name == "Cut");
}

TEST_CASE("measure_name: several names keep their order and lose repeats") {
    const auto measures = parse_measures({"Cut@4", "plain_one", "cut_at", "Simple"}, registry, 1);
    CHECK(names_of(measures) == Names{"Cut@4", "Plain", "Cut@2"});
}

TEST_CASE("measure_name: a list of parameters replaces the default ones of the same spelling") {
    CHECK(names_of(parse_measures({"club", "cut_at.7", "cut_at.8"}, registry, 1)) ==
          Names{"Plain", "Cut", "Cut@7", "Cut@8"});
    CHECK(names_of(parse_measures({"cut_at", "Cut@7"}, registry, 1)) ==
          Names{"Cut@2", "Cut@4", "Cut@7"});
}

TEST_CASE("measure_name: all bad names are told at once") {
    const std::string error = error_of({"Plian", "Cut@3", "Cut@0", "Share", "Share(x=1)@0.5"});
    CHECK(error ==
          "unknown measure \"Plian\"; did you mean Plain?; Cut: the cutoff is \"0\"; it must be a "
          "whole number, at least 1; Share: \"x=1\" is not one of its parameters; it takes none");
}

TEST_CASE("measure_name: every name there is, for completion") {
    CHECK(measure_names(registry) == Names{"Plain", "Cut", "Only", "Share", "Weights", "Table",
                                           "Simple", "plain_one", "Kut", "full", "cut_at", "share",
                                           "Heavy", "weights", "fast_weights", "table", "club"});
}

TEST_CASE("measure_name: sorting leaves what trec_eval does not have behind, as given") {
    auto measures = parse_measures(
        {"Only@9", "full", "Cut@4", "Only@3", "Share@0.5", "Share@0.25", "Cut@2"}, registry, 1);
    sort_as_trec_eval(measures);
    CHECK(names_of(measures) ==
          Names{"Cut@2", "Cut@4", "Share@0.25", "Share@0.5", "Cut", "Only@9", "Only@3"});
}

TEST_CASE("measure_name: bytes of all kinds are an error, not a crash") {
    for (const char* name : {"@",
                             "(",
                             ")",
                             "()",
                             "@@",
                             ".",
                             "_",
                             "Plain(",
                             "Plain)",
                             "Cut@",
                             "Cut@@3",
                             "Cut(@3",
                             "Cut()@",
                             "Plain(=)",
                             "Plain(,)",
                             "Plain(rel=)",
                             "Plain('",
                             "_at_",
                             "_at_3",
                             "Cut.",
                             "Cut..",
                             "Cut.,",
                             "Cut_",
                             "table.=",
                             "table.1=",
                             "table.=1",
                             "table.1=2=3",
                             "table.1=nan",
                             "table.1=inf",
                             "Share@nan",
                             "Plain(rel=inf)",
                             "\xff\xfe",
                             "Weights(n=-1)",
                             "weights.1",
                             "weights.1,2,3"}) {
        CAPTURE(name);
        CHECK(error_of({name}) != "no error");
    }
}
