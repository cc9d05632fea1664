// SPDX-License-Identifier: MIT
#include <rankline/cli/check.hpp>
#include <rankline/cli/information_options.hpp>
#include <rankline/cli/run_main.hpp>
#include <rankline/cli/submit.hpp>

namespace {

using namespace rankline::cli;

std::vector<std::string> description() {
    return {
        "Says what is wrong with a run, or with judgments, before they leave for a leaderboard, "
        "and repairs it. A profile is what a leaderboard, a track or a program wants: its columns, "
        "depth, ids, ranks and tag. Everything that is looked at is a rule with an id, of which "
        "--list-rules prints all and --explain tells when it is broken, whose rule it is and how "
        "it is repaired.",
        "What is found is told with file, line, column and text, the first places of each rule "
        "and how many there are in all. An error is what a leaderboard refuses or a program "
        "misreads; a warning is what may surprise, as ties. Any bytes can be checked: a file that "
        "no program can read is a finding, not a failure."};
}

std::vector<Example> examples() {
    return {{"Is this a run that TREC takes, and are all judged queries there?",
             "ir-check --qrels datasets/sample/qrels.trec datasets/sample/runs/partial.run"},
            {"Are these judgments sound?", "ir-check --kind qrels datasets/sample/qrels.trec"},
            {"Repair a run, and say what was changed:",
             "ir-check --fix fixed.run --tag mine datasets/sample/runs/bm25.run"},
            {"Only digits for ids, and at most 100 documents:",
             "printf 'base = \"trec\"\\ndocid = \"[0-9]+\"\\ndepth = 100\\n' > mine.toml; "
             "ir-check --profile mine.toml datasets/sample/runs/bm25.run"},
            {"For continuous integration:",
             "ir-check -f junit --strict datasets/sample/runs/bm25.run "
             "datasets/sample/runs/hybrid.run"},
            {"When is a rule broken?", "ir-check --explain ties-at-cutoff"}};
}

std::vector<std::pair<std::string, std::string>> terms() {
    std::vector<std::pair<std::string, std::string>> terms = common_terms();
    std::erase_if(terms, [](const auto& term) { return term.first == "finding"; });
    terms.insert(
        terms.end(),
        {{"rule", "something that a file must not have, with an id such as duplicate-document"},
         {"profile", "what somebody wants of a file: data that the rules are asked with"},
         {"finding", "a place where a rule is broken: an error, or a warning"},
         {"tag, run id", "the name of a run, in the last column of each of its lines"},
         {"tie", "documents of a query with the same score: their order is up to each program"},
         {"repair", "what --fix does about a broken rule without making anything up"}});
    return terms;
}

Tool make_tool(CheckCommand& command) {
    Tool tool;
    tool.name = "ir-check";
    tool.summary = "find and repair what is wrong with runs and judgments";
    tool.description = description();
    tool.operands = check_operands(command);
    tool.groups = check_option_groups(command);
    tool.examples = examples();
    tool.terms = terms();
    tool.exit_codes = common_exit_codes(
        "a file has an error, or with --strict a warning; with --fix the repaired copy has");
    tool.see_also = {"ir-eval(1)", "ir-fuse(1)"};
    tool.check = [&command](Problems& problems) { check_check_command(command, problems); };
    return tool;
}

}  // namespace

int main(int argc, char** argv) {
    CheckCommand command;
    const Tool tool = make_tool(command);
    return run_main(tool, argc, argv, [&] {
        return command.submission.kind.empty() ? check(command, tool) : submit(command, tool);
    });
}
