// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>
#include <rankline/datasets/text_index.hpp>

namespace rankline::cli {

/// What becomes of a document or query whose text is not there.
enum class MissingTexts { error, drop };

/// Where the texts of a run come from that is written for rerankers.
struct JoinOptions {
    bool join = false;
    std::string queries;
    std::string corpus;
    std::string queries_format;  ///< "" to tell by the content
    std::string corpus_format;
    MissingTexts missing = MissingTexts::error;
    InvalidUtf8 invalid_utf8 = InvalidUtf8::error;
};

/// --join, --queries, --corpus, --queries-format, --corpus-format, --missing-texts,
/// --invalid-utf8.
[[nodiscard]] std::vector<Option> join_options(JoinOptions& target);

/// The layouts that --join writes, for --to.
[[nodiscard]] std::vector<Choice> reranker_layouts();

/// The files that the options name, for check_files.
[[nodiscard]] std::vector<std::string> join_files(const JoinOptions& options);

/// Tells what contradicts itself, files aside. `layout`: what --to says, "" if nothing.
void check_join(const JoinOptions& options, const std::string& layout, Problems& problems);

}  // namespace rankline::cli
