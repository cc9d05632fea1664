// SPDX-License-Identifier: MIT
#include "sample_tool.hpp"

#include <rankline/cli/binding.hpp>
#include <rankline/cli/information_options.hpp>

namespace rankline::cli {

namespace {

std::vector<Option> options(SampleCommand& command) {
    std::vector<Option> all;
    all.push_back({.letters = "v",
                   .name = "verbose",
                   .summary = "say more",
                   .binding = bind_flag(command.verbose)});
    all.push_back({.letters = "c",
                   .name = "complete",
                   .aliases = {"complete_rel_info_wanted"},
                   .summary = "count what is missing",
                   .details = "It counts 0.",
                   .binding = bind_flag(command.complete)});
    all.push_back({.letters = "Mk",
                   .name = "depth",
                   .aliases = {"Max_retrieved_per_topic"},
                   .value = "COUNT",
                   .summary = "documents per query",
                   .binding = bind_whole(command.depth, 1)});
    all.push_back({.letters = "l",
                   .name = "level",
                   .value = "GRADE",
                   .summary = "lowest grade",
                   .binding = bind_real(command.level),
                   .recorded = true});
    all.push_back({.letters = "m",
                   .name = "measure",
                   .value = "NAME",
                   .summary = "a measure: it's [AP], 100%",
                   .binding = bind_list(command.measures),
                   .repeatable = true,
                   .suggestions = [] {
                       return std::vector<std::string>{"AP", "nDCG@10"};
                   }});
    all.push_back({.letters = "f",
                   .name = "format",
                   .value = "NAME",
                   .summary = "how to print",
                   .binding = bind_name(command.format, {{"trec", "as trec_eval", {"trec_eval"}},
                                                         {"table", "for reading", {}}})});
    all.push_back({.letters = "o",
                   .name = "output",
                   .value = "FILE",
                   .summary = "where to write",
                   .binding = bind_text(command.path),
                   .takes_file = true});
    return all;
}

}  // namespace

Tool sample_tool(SampleCommand& command) {
    Tool tool;
    tool.name = "sample-tool";
    tool.summary = "do nothing with files";
    tool.description = {
        "It does nothing. A paragraph of more than eighty columns is broken into "
        "lines that are not wider than that.",
        ".A second paragraph begins with a point and has a \\backslash."};
    tool.operands = {{.name = "FIRST",
                      .summary = "the first file",
                      .set = [&command](const std::string& text) { command.first = text; }},
                     {.name = "REST",
                      .summary = "all others",
                      .set = [&command](const std::string& text) { command.rest.push_back(text); },
                      .repeats = true}};
    tool.groups = {{"Doing", options(command)}, {"Information", information_options()}};
    tool.examples = {{"Do nothing:", "sample-tool a b"}};
    tool.terms = common_terms();
    tool.exit_codes = common_exit_codes("never");
    tool.see_also = {"ir-eval(1)"};
    return tool;
}

}  // namespace rankline::cli
