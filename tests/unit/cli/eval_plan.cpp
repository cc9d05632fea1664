// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/cli/eval_plan.hpp>

using namespace rankline;
using namespace rankline::cli;

namespace {

std::vector<std::string> names(const EvalPlan& plan) {
    std::vector<std::string> all;
    for (const Measure& measure : plan.measures) all.push_back(measure.name);
    return all;
}

EvalCommand command_for(std::size_t runs) {
    EvalCommand command;
    command.input.runs.assign(runs, "a.run");
    return command;
}

}  // namespace

TEST_CASE("plan: one run is printed as trec_eval does, several as a table") {
    CHECK(make_plan(command_for(1), JudgmentKind::graded).format->name == "trec");
    CHECK(make_plan(command_for(2), JudgmentKind::graded).format->name == "table");
    EvalCommand command = command_for(2);
    command.output.format = "trec";
    CHECK(make_plan(command, JudgmentKind::graded).format->name == "trec");
}

TEST_CASE("plan: the default measures are trec_eval's, in a table a handful") {
    CHECK(names(make_plan(command_for(1), JudgmentKind::graded)).size() == 30);
    CHECK(names(make_plan(command_for(2), JudgmentKind::graded)) ==
          std::vector<std::string>{"AP", "nDCG@10", "RR", "R@1000", "P@10"});
}

TEST_CASE("plan: judgments of another kind have their own default measures and ties") {
    const EvalPlan preferences = make_plan(command_for(1), JudgmentKind::preferences);
    CHECK(preferences.measures.back().record->judgments == JudgmentKind::preferences);
    CHECK(preferences.options.ties == TieRule::docid_ascending);
    const EvalPlan groups = make_plan(command_for(1), JudgmentKind::groups);
    CHECK(groups.measures.back().record->judgments == JudgmentKind::groups);
    CHECK(groups.options.ties == TieRule::docid_descending);
    EvalCommand command = command_for(1);
    command.scoring.ties = TieChoice{TieRule::file};
    CHECK(make_plan(command, JudgmentKind::preferences).options.ties == TieRule::file);
}

TEST_CASE("plan: trec_eval's output has trec_eval's order, any other the one given") {
    EvalCommand command = command_for(1);
    command.measures.names = {"P.10,5", "map"};
    CHECK(names(make_plan(command, JudgmentKind::graded)) ==
          std::vector<std::string>{"AP", "P@5", "P@10"});
    command.output.format = "csv";
    CHECK(names(make_plan(command, JudgmentKind::graded)).back() == "AP");
}

TEST_CASE("plan: what only a gate asks for is computed but not reported") {
    EvalCommand command = command_for(1);
    command.measures.names = {"AP", "RR"};
    command.gates.conditions = {"nDCG@10 < 0.4", "RR > 0.9"};
    const EvalPlan plan = make_plan(command, JudgmentKind::graded);
    CHECK(plan.reported == 2);
    REQUIRE(plan.measures.size() == 3);
    CHECK(plan.measures[plan.column_of(plan.gates[0])].name == "nDCG@10");
    CHECK(plan.column_of(plan.gates[0]) == 2);
    CHECK(plan.measures[plan.column_of(plan.gates[1])].name == "RR");
}

TEST_CASE("plan: a gate reads its own measure, not a namesake of the report") {
    EvalCommand command = command_for(1);
    command.measures.names = {"num_rel"};
    command.measures.level = 2;
    command.gates.conditions = {"NumRel(rel=2) < 5", "num_rel < 5"};
    const EvalPlan plan = make_plan(command, JudgmentKind::graded);
    REQUIRE(plan.measures.size() == 2);
    CHECK(plan.column_of(plan.gates[0]) == 1);
    CHECK(plan.column_of(plan.gates[1]) == 0);
}

TEST_CASE("plan: options reach the evaluator") {
    EvalCommand command = command_for(1);
    command.scoring.depth = 7;
    command.scoring.judged_only = true;
    command.scoring.collection_size = 99;
    command.scoring.float_scores = true;
    command.scoring.queries = QuerySet::run;
    command.input.duplicates = Duplicates::last;
    command.measures.level = 2;
    const EvalOptions options = make_plan(command, JudgmentKind::graded).options;
    CHECK(options.depth == 7);
    CHECK(options.judged_only);
    CHECK(options.collection_size == 99);
    CHECK(options.float_scores);
    CHECK(options.queries == QuerySet::run);
    CHECK(options.duplicates == Duplicates::last);
    CHECK(options.level == 2);
    CHECK(EvalOptions{}.depth == make_plan(command_for(1), JudgmentKind::graded).options.depth);
}
