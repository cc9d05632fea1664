// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <map>
#include <set>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>
#include <rankline/cli/command_line.hpp>
#include <rankline/cli/document.hpp>
#include <rankline/cli/evaluate.hpp>
#include <rankline/cli/help.hpp>

using namespace rankline;
using namespace rankline::cli;

namespace {

/// ir-eval's arguments without the checks that look at files.
Tool eval_tool(EvalCommand& command) {
    Tool tool;
    tool.name = "ir-eval";
    tool.operands = eval_operands(command);
    tool.groups = eval_option_groups(command);
    return tool;
}

void parse(EvalCommand& command, std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"q.txt", "a.run"});
    const Tool tool = eval_tool(command);
    CHECK_FALSE(parse_command_line(tool, arguments).has_value());
}

}  // namespace

TEST_CASE("ir-eval: no letter and no name stands for two options") {
    EvalCommand command;
    std::set<std::string> seen;
    const Tool tool = eval_tool(command);
    for (const Option* option : tool.options()) {
        CAPTURE(spelled(*option));
        for (const std::string& name : option_names(*option)) CHECK(seen.insert(name).second);
        for (const std::string& alias : option->aliases) CHECK(seen.insert("--" + alias).second);
    }
}

TEST_CASE("ir-eval: every option says what it does, and what it does with its value") {
    EvalCommand command;
    const Tool tool = eval_tool(command);
    for (const Option* option : tool.options()) {
        CAPTURE(spelled(*option));
        CHECK_FALSE(option->summary.empty());
        CHECK(option->summary.back() != '.');
        CHECK((option->answer != nullptr) != (option->binding.set != nullptr));
        if (option->value.empty()) CHECK(option->binding.choices.empty());
        for (const Choice& choice : option->binding.choices) {
            CHECK_FALSE(choice.name.empty());
            CHECK_FALSE(choice.meaning.empty());
        }
        if (option->recorded) CHECK(option->binding.show != nullptr);
    }
}

TEST_CASE("ir-eval: -h has one line for each option, none wider than 100 columns") {
    EvalCommand command;
    const Tool tool = eval_tool(command);
    std::size_t described = 0;
    const std::string text = short_help(tool);
    for (const std::string_view line : split(text, '\n')) {
        CAPTURE(line);
        CHECK(line.size() <= 100);
        if (trimmed(line).starts_with("-")) ++described;
    }
    CHECK(described == tool.options().size());
}

TEST_CASE("ir-eval: without options it does what trec_eval does") {
    EvalCommand command;
    parse(command, {});
    CHECK(command.input.qrels == "q.txt");
    CHECK(command.input.runs == std::vector<std::string>{"a.run"});
    CHECK(command.measures.names.empty());
    CHECK(command.measures.level == 1);
    CHECK_FALSE(command.scoring.queries.has_value());
    CHECK_FALSE(command.scoring.depth.has_value());
    CHECK_FALSE(command.scoring.judged_only);
    CHECK_FALSE(command.scoring.float_scores.has_value());
    CHECK(command.input.duplicates == Duplicates::error);
    CHECK_FALSE(command.output.per_query);
    CHECK_FALSE(command.output.no_summary);
    CHECK(command.general.threads == 0);
}

TEST_CASE("ir-eval: trec_eval's letters have trec_eval's meanings") {
    EvalCommand command;
    parse(command, {"-qcnJ", "-l2", "-M100", "-N", "5000", "-mmap", "-m", "P.5,10", "-R",
                    "qrels_jg", "-T", "trec_results", "-Z", "means"});
    CHECK(command.output.per_query);
    CHECK(command.scoring.complete);
    CHECK(command.output.no_summary);
    CHECK(command.scoring.judged_only);
    CHECK(command.measures.level == 2);
    CHECK(command.scoring.depth == 100);
    CHECK(command.scoring.collection_size == 5000);
    CHECK(command.measures.names == std::vector<std::string>{"map", "P.5,10"});
    CHECK(command.input.qrels_format == "qrels_jg");
    CHECK(command.input.run_format == "trec");
    CHECK(command.scoring.zscores == "means");
}

TEST_CASE("ir-eval: trec_eval's long names mean the same as its letters") {
    EvalCommand command;
    parse(command, {"--query_eval_wanted", "--complete_rel_info_wanted", "--nosummary",
                    "--level_for_rel=2", "--measure", "map", "--Max_retrieved_per_topic", "100",
                    "--Judged_docs_only", "--Number_docs_in_coll", "5000", "--Rel_info_format",
                    "prefs", "--Results_format", "trec_results", "--Zscore", "means"});
    CHECK(command.output.per_query);
    CHECK(command.scoring.complete);
    CHECK(command.output.no_summary);
    CHECK(command.measures.level == 2);
    CHECK(command.measures.names == std::vector<std::string>{"map"});
    CHECK(command.scoring.depth == 100);
    CHECK(command.scoring.judged_only);
    CHECK(command.scoring.collection_size == 5000);
    CHECK(command.input.qrels_format == "prefs");
    CHECK(command.input.run_format == "trec");
    CHECK(command.scoring.zscores == "means");
}

TEST_CASE("ir-eval: -R takes the names of trec_eval's qrels formats") {
    for (const auto& [given, stored] :
         std::map<std::string, std::string>{{"qrels", "trec"},
                                            {"prefs", "prefs"},
                                            {"qrels_prefs", "qrels_prefs"},
                                            {"qrels_jg", "qrels_jg"}}) {
        EvalCommand command;
        parse(command, {"-R", given});
        CHECK(command.input.qrels_format == stored);
    }
}

TEST_CASE("ir-eval: choices are stored as what they stand for") {
    EvalCommand command;
    parse(command, {"--ties", "file", "--score-type", "float", "--duplicates", "best", "--rank-by",
                    "rank", "--queries", "run", "--color", "never", "-f", "json", "-k", "20"});
    CHECK(command.scoring.ties == TieChoice{TieRule::file});
    CHECK(command.scoring.float_scores == true);
    CHECK(command.input.duplicates == Duplicates::best);
    CHECK(command.input.rank_by == "rank");
    CHECK(command.scoring.queries == QuerySet::run);
    CHECK(command.output.color == Color::never);
    CHECK(command.output.format == "json");
    CHECK(command.scoring.depth == 20);
}

TEST_CASE("ir-eval: --digits is a count or max") {
    CHECK(digits_of("", 4) == 4);
    EvalCommand command;
    parse(command, {"--digits", "max"});
    CHECK(digits_of(command.output.digits, 4) == -1);
    parse(command, {"--digits", "0"});
    CHECK(digits_of(command.output.digits, 4) == 0);
    for (const char* bad : {"-1", "18", "x"}) {
        CAPTURE(bad);
        const Tool tool = eval_tool(command);
        CHECK_THROWS_WITH_AS(
            static_cast<void>(parse_command_line(tool, {"--digits", bad, "q.txt", "a.run"})),
            doctest::Contains("is neither a number from 0 to 17 nor max"), Error);
    }
}

TEST_CASE("ir-eval: -c is --queries judged, and contradicts the others") {
    ScoringOptions options;
    Problems problems;
    options.complete = true;
    check_scoring(options, problems);
    CHECK(problems.messages().empty());
    CHECK(options.queries == QuerySet::judged);
    check_scoring(options, problems);
    CHECK(problems.messages().empty());
    options.queries = QuerySet::run;
    check_scoring(options, problems);
    options.queries = QuerySet::both;
    check_scoring(options, problems);
    REQUIRE(problems.messages().size() == 2);
    CHECK(problems.messages()[1] ==
          "-c means --queries judged, which contradicts --queries both: give one of them");
}

TEST_CASE("ir-eval: bad measures, conditions and files are told before anything is read") {
    EvalCommand command;
    command.input.qrels = "no-such-qrels";
    command.input.runs = {"-", "-"};
    command.measures.names = {"AP", "nDGC@10", "P@0"};
    command.gates.conditions = {"AP < 0.2", "AP ~ 0.2"};
    Problems problems;
    check_eval_command(command, problems);
    REQUIRE(problems.messages().size() == 5);
    CHECK(problems.messages()[0] == "no-such-qrels: cannot be opened: No such file or directory");
    CHECK(problems.messages()[1] == "only one file can be standard input (-)");
    CHECK(problems.messages()[2].find("nDCG") != std::string::npos);
    CHECK(problems.messages()[3].find("P") == 0);
    CHECK(problems.messages()[4].find("\"AP ~ 0.2\"") != std::string::npos);
}
