// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/cli/evaluate.hpp>

namespace rankline::cli {

/// For a dataset of parts: finds the run of each part that every RUN stands for, and tells which
/// are missing, and which options have no meaning for a mean over parts. Nothing for other
/// datasets.
void check_parts(EvalCommand& command, Problems& problems);

/// The files that are read as runs: those of --dataset's parts, or the operands.
[[nodiscard]] std::vector<std::string> runs_of_parts(const EvalCommand& command);

/// As `evaluate`, of a dataset of parts: each part is evaluated by itself, a row of the summary
/// each; the last row has the unweighted means over the parts, and the sums of counts.
[[nodiscard]] int evaluate_parts(EvalCommand& command, const Tool& tool);

}  // namespace rankline::cli
