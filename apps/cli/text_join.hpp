// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/cli/join_options.hpp>
#include <rankline/cli/run_target.hpp>
#include <rankline/datasets/reranker_input.hpp>

namespace rankline::cli {

/// The layout of a name, or, of "", that of files called like `path`.
[[nodiscard]] const RerankerWriter& reranker_layout(const std::string& name,
                                                    const std::string& path);

/// Throws Error(input) where none of the wanted texts was found in `file`, or one was not that has
/// to be. `what` they are and who wants them is for messages: "documents", "a.run".
void check_found(const TextIndex& index, const std::string& file, const std::string& what,
                 const std::string& wanted_by, MissingTexts policy, Remarks& remarks);

/// Where the queries of a run go that are written with their texts. Opens both files of texts, and
/// throws one Error for what is wrong with them.
[[nodiscard]] RunTarget make_join_target(const JoinOptions& options, const RerankerWriter& layout,
                                         int digits, unsigned threads);

}  // namespace rankline::cli
