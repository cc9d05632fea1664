// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/cli/evaluate.hpp>
#include <rankline/datasets/read.hpp>

namespace rankline::cli {

/// How the command wants its runs read. Its rule for ties has to be settled.
[[nodiscard]] RunReadOptions run_read_options(const EvalCommand& command,
                                              FileBytes::Progress progress);

/// Reads the qrels. If that fails the runs are read too, for no other reason than to throw one
/// Error that tells what is wrong with any of the files, a line each.
[[nodiscard]] Qrels read_eval_qrels(const EvalCommand& command, std::string& format);

}  // namespace rankline::cli
