// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/base/error.hpp>
#include <rankline/cli/command_line.hpp>

#include "../complaint.hpp"
#include "sample_tool.hpp"

using namespace rankline;
using namespace rankline::cli;
using namespace rankline::test;

namespace {

SampleCommand parsed(const std::vector<std::string>& arguments) {
    SampleCommand command;
    const Tool tool = sample_tool(command);
    CHECK_FALSE(parse_command_line(tool, arguments).has_value());
    return command;
}

std::string complaint(const std::vector<std::string>& arguments) {
    SampleCommand command;
    const Tool tool = sample_tool(command);
    return complaint_of(ErrorKind::usage, [&] { (void)parse_command_line(tool, arguments); });
}

}  // namespace

TEST_CASE("command line: without options the defaults stand and operands are handed out") {
    const SampleCommand command = parsed({"a", "b", "c"});
    CHECK(command.first == "a");
    CHECK(command.rest == std::vector<std::string>{"b", "c"});
    CHECK_FALSE(command.verbose);
    CHECK_FALSE(command.depth.has_value());
    CHECK(command.level == 1);
    CHECK(command.measures.empty());
    CHECK(command.format == "trec");
}

TEST_CASE("command line: letters, long names and hidden aliases set the same option") {
    for (const char* name : {"-M", "-k", "--depth", "--Max_retrieved_per_topic"}) {
        CAPTURE(name);
        CHECK(parsed({name, "100", "a", "b"}).depth == 100);
    }
    CHECK(parsed({"--complete_rel_info_wanted", "a", "b"}).complete);
}

TEST_CASE("command line: a value may be attached, as in getopt") {
    CHECK(parsed({"-M100", "a", "b"}).depth == 100);
    CHECK(parsed({"--depth=100", "a", "b"}).depth == 100);
    CHECK(parsed({"-l2.5", "a", "b"}).level == 2.5);
    CHECK(parsed({"-mmap", "a", "b"}).measures == std::vector<std::string>{"map"});
    CHECK(parsed({"-miprec_at_recall..10,.20", "a", "b"}).measures ==
          std::vector<std::string>{"iprec_at_recall..10,.20"});
    CHECK(parsed({"-mndcg.1=3,2=9,4=4.5", "a", "b"}).measures ==
          std::vector<std::string>{"ndcg.1=3,2=9,4=4.5"});
}

TEST_CASE("command line: letters can be bundled, the last one with its value") {
    const SampleCommand command = parsed({"-vcM20", "a", "b"});
    CHECK(command.verbose);
    CHECK(command.complete);
    CHECK(command.depth == 20);
}

TEST_CASE("command line: a repeated option collects, and never takes more than one word") {
    const SampleCommand command =
        parsed({"-m", "P.5,10", "-m", "nDCG(gains='1=3,2=9')@10", "a", "b"});
    CHECK(command.measures == std::vector<std::string>{"P.5,10", "nDCG(gains='1=3,2=9')@10"});
    CHECK(command.first == "a");
    CHECK(command.rest == std::vector<std::string>{"b"});
}

TEST_CASE("command line: of an option that does not repeat the last mention counts") {
    CHECK(parsed({"-M", "5", "--depth", "7", "a", "b"}).depth == 7);
}

TEST_CASE("command line: options and operands mix, - is an operand, -- ends the options") {
    const SampleCommand command = parsed({"a", "-c", "-", "--", "-v"});
    CHECK(command.complete);
    CHECK_FALSE(command.verbose);
    CHECK(command.first == "a");
    CHECK(command.rest == std::vector<std::string>{"-", "-v"});
}

TEST_CASE("command line: a value may begin with a dash") {
    CHECK(parsed({"-l", "-1", "a", "b"}).level == -1);
    CHECK(parsed({"-o", "-", "a", "b"}).path == "-");
}

TEST_CASE("command line: an alias of a choice is stored under the name") {
    CHECK(parsed({"-f", "trec_eval", "a", "b"}).format == "trec");
}

TEST_CASE("command line: everything that is wrong is told at once") {
    CHECK(complaint({"--mesure", "-x", "-M", "many", "-f", "tabel", "a"}) ==
          "unknown option \"--mesure\"; did you mean --measure?\n"
          "unknown option \"-x\"\n"
          "--depth: \"many\" is not a whole number from 1 to 9223372036854775807\n"
          "--format: \"tabel\" is not one of trec, table; did you mean table?\n"
          "REST is missing");
}

TEST_CASE("command line: operands that are missing are named") {
    CHECK(complaint({}) == "FIRST is missing\nREST is missing");
}

TEST_CASE("command line: an operand too many is told when none repeats") {
    SampleCommand command;
    Tool tool = sample_tool(command);
    tool.operands.pop_back();
    CHECK_THROWS_WITH_AS(static_cast<void>(parse_command_line(tool, {"a", "b"})),
                         "unexpected argument \"b\"", Error);
}

TEST_CASE("command line: an option at the end without its value is an error, and no other") {
    CHECK(complaint({"a", "b", "--level"}) == "--level needs a value");
    CHECK(complaint({"a", "b", "-vM"}) == "--depth needs a value");
}

TEST_CASE("command line: a flag takes no value") {
    CHECK(complaint({"--verbose=no", "a", "b"}) == "--verbose takes no value");
}

TEST_CASE("command line: numbers are read as a whole and within their range") {
    CHECK(complaint({"-M", "0", "a", "b"}).starts_with("--depth: \"0\" is not"));
    CHECK(complaint({"-M", "10x", "a", "b"}).starts_with("--depth: \"10x\" is not"));
    CHECK(complaint({"-M", "99999999999999999999", "a", "b"}).starts_with("--depth: "));
    CHECK(complaint({"-l", "nan", "a", "b"}) == "--level: \"nan\" is not a number");
    CHECK(complaint({"-l", "", "a", "b"}) == "--level needs a value that is not empty");
}

TEST_CASE("command line: the tool's own check is told together with the rest") {
    SampleCommand command;
    Tool tool = sample_tool(command);
    tool.check = [](Problems& problems) { problems.add("the weather is bad"); };
    CHECK_THROWS_WITH_AS(static_cast<void>(parse_command_line(tool, {"-x", "a", "b"})),
                         "unknown option \"-x\"\nthe weather is bad", Error);
}

TEST_CASE("command line: an option that asks for a text gets it, whatever else is wrong") {
    SampleCommand command;
    const Tool tool = sample_tool(command);
    const std::optional<std::string> text = parse_command_line(tool, {"--nonsense", "-h"});
    REQUIRE(text.has_value());
    CHECK(text->starts_with("usage: sample-tool [OPTION]... FIRST REST...\n"));
    CHECK_THROWS_WITH_AS(static_cast<void>(parse_command_line(tool, {"--completion", "bsh"})),
                         doctest::Contains("did you mean bash"), Error);
}
