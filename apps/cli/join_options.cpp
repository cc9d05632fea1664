// SPDX-License-Identifier: MIT
#include <rankline/cli/join_options.hpp>

#include <algorithm>
#include <utility>

#include <rankline/base/text.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/cli/run_target.hpp>
#include <rankline/cli/written_formats.hpp>
#include <rankline/datasets/choose.hpp>
#include <rankline/datasets/reranker_input.hpp>

namespace rankline::cli {

namespace {

std::vector<std::pair<MissingTexts, Choice>> missing_choices() {
    return {{MissingTexts::error, {"error", "stop, and name them", {}}},
            {MissingTexts::drop, {"drop", "leave them out, and say how many", {}}}};
}

std::vector<std::pair<InvalidUtf8, Choice>> invalid_choices() {
    return {{InvalidUtf8::error, {"error", "stop, and say where they are", {}}},
            {InvalidUtf8::replace, {"replace", "write U+FFFD for each", {}}}};
}

std::vector<Choice> text_format_choices() {
    std::vector<Choice> choices;
    for (const TextFormat& format : text_formats())
        choices.push_back({format.name, format.summary, format.aliases});
    return choices;
}

Option text_file_option(const std::string& name, std::string& target, std::string summary,
                        std::string details) {
    return {.name = name,
            .value = "FILE",
            .summary = std::move(summary),
            .details = std::move(details),
            .binding = bind_text(target),
            .takes_file = true};
}

}  // namespace

std::vector<Option> join_options(JoinOptions& target) {
    std::vector<Option> options;
    options.push_back(
        {.name = "join",
         .summary = "write the texts along: what a reranker reads",
         .details = "--to is rankllm (lines of JSON), rankllm_array (for a file that ends in "
                    ".json) or pairs (lines of qid, docid, query and passage with tabs between "
                    "them); if not given the ending of -o says which, and rankllm is the default. "
                    "The members of a document are named as in the corpus. The corpus is passed "
                    "over once; where the texts of the run stand in it is all that is kept.",
         .binding = bind_flag(target.join)});
    options.push_back(text_file_option("queries", target.queries,
                                       "with --join: the texts of the queries",
                                       "Of BEIR (_id and text), MS MARCO (id, tab, text), "
                                       "T2Ranking (the same with a header) or Pyserini (id and "
                                       "contents), a line each."));
    options.push_back(text_file_option(
        "corpus", target.corpus, "with --join: those of the documents",
        "Likewise, or documents of MS MARCO (id, url, title, body), or passages, documents and "
        "segments of its versions 2 and 2.1. A compressed corpus is passed over, too, but the "
        "texts that are wanted are held in memory; so is all that comes through a pipe."));
    options.push_back({.name = "queries-format",
                       .value = "NAME",
                       .summary = "format of --queries; told by the content if not given",
                       .binding = bind_name(target.queries_format, text_format_choices())});
    options.push_back({.name = "corpus-format",
                       .value = "NAME",
                       .summary = "format of --corpus; likewise",
                       .binding = bind_name(target.corpus_format, text_format_choices())});
    options.push_back({.name = "missing-texts",
                       .value = "POLICY",
                       .summary = "queries and documents that have no text",
                       .binding = bind_choice(target.missing, missing_choices())});
    options.push_back({.name = "invalid-utf8",
                       .value = "POLICY",
                       .summary = "bytes of a text that are not UTF-8",
                       .binding = bind_choice(target.invalid_utf8, invalid_choices())});
    return options;
}

std::vector<Choice> reranker_layouts() {
    std::vector<Choice> choices;
    for (const RerankerWriter& writer : reranker_writers())
        choices.push_back({writer.name, "with --join: " + writer.summary, writer.aliases});
    return choices;
}

std::vector<std::string> join_files(const JoinOptions& options) {
    std::vector<std::string> files;
    for (const std::string* file : {&options.queries, &options.corpus}) {
        if (!file->empty()) files.push_back(*file);
    }
    return files;
}

void check_join(const JoinOptions& options, const std::string& layout, Problems& problems) {
    const bool is_layout = find_named(reranker_writers(), layout) != nullptr;
    if (options.join) {
        if (options.queries.empty()) problems.add("--join: --queries has to say where they are");
        if (options.corpus.empty()) problems.add("--join: --corpus has to say where it is");
        if (!layout.empty() && !is_layout) {
            std::vector<std::string> names;
            for (const RerankerWriter& writer : reranker_writers()) names.push_back(writer.name);
            problems.add("--to " + layout + ": --join writes " + joined(names) +
                         "; a run has no texts");
        }
        return;
    }
    const bool is_run = writer_named(written_run_formats(), layout).writer != nullptr;
    if (is_layout && !is_run) problems.add("--to " + layout + ": --join has to bring the texts");
    const auto idle = [&](bool given, const char* option) {
        if (given) problems.add(std::string(option) + " is about --join, which is not given");
    };
    idle(!options.queries.empty(), "--queries");
    idle(!options.corpus.empty(), "--corpus");
    idle(!options.queries_format.empty(), "--queries-format");
    idle(!options.corpus_format.empty(), "--corpus-format");
    idle(options.missing != MissingTexts::error, "--missing-texts");
    idle(options.invalid_utf8 != InvalidUtf8::error, "--invalid-utf8");
}

}  // namespace rankline::cli
