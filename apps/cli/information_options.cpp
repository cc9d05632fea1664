// SPDX-License-Identifier: MIT
#include <rankline/cli/information_options.hpp>

#include <rankline/cli/completion.hpp>
#include <rankline/cli/help.hpp>
#include <rankline/cli/man_page.hpp>
#include <rankline/cli/tool.hpp>
#include <rankline/cli/version.hpp>

namespace rankline::cli {

std::vector<Option> information_options() {
    std::vector<Option> options;
    options.push_back(
        {.letters = "h",
         .summary = "print this overview",
         .answer = [](const Tool& tool, const std::string&) { return short_help(tool); }});
    options.push_back(
        {.name = "help",
         .summary = "print the manual: all options in full, terms, examples",
         .answer = [](const Tool& tool, const std::string&) { return long_help(tool); }});
    options.push_back(
        {.name = "version",
         .summary = "print the version, and those of the libraries",
         .answer = [](const Tool& tool, const std::string&) { return version_text(tool); }});
    options.push_back(
        {.name = "man",
         .summary = "print the man page, for man -l -",
         .answer = [](const Tool& tool, const std::string&) { return man_page(tool, version()); }});
    options.push_back({.name = "completion",
                       .value = "SHELL",
                       .summary = "print a script that completes options",
                       .binding = {.choices = completion_shells()},
                       .answer = completion});
    return options;
}

std::vector<std::pair<std::string, std::string>> common_terms() {
    return {
        {"query, topic", "a question put to a retrieval system, known by its id (qid)"},
        {"run", "what a system retrieved: for each query a ranking of documents with scores"},
        {"qrels",
         "relevance judgments: for each query the documents that were judged, with grades"},
        {"grade", "how relevant a document was judged; 0 is not relevant, below 0 is not judged"},
        {"relevance level", "the lowest grade that a measure counts as relevant"},
        {"gain", "what a grade is worth to a measure such as nDCG"},
        {"measure",
         "a number for a ranking, as nDCG@10. Its cutoff, behind the @, is how many of the first "
         "documents it looks at; its parameters stand in brackets, as in P(rel=2)@5. trec_eval's "
         "spellings (ndcg_cut.10, map, official) mean the same"},
        {"missing query", "a query with judgments that the run does not have"},
        {"unjudged query", "a query of the run without judgments"},
        {"finding",
         "something that is not wrong but may surprise, as tied scores across a cutoff. Findings "
         "are told on stderr; --strict makes errors of them"}};
}

std::vector<std::pair<int, std::string>> common_exit_codes(const std::string& negative) {
    return {
        {0, "done"},
        {1, negative},
        {2,
         "trouble: a bad command line, input that cannot be read or is not what it should "
         "be, output that cannot be written. The file of -o is then not touched; what has come out "
         "on standard output may be cut short"}};
}

}  // namespace rankline::cli
