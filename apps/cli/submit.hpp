// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/cli/check_options.hpp>
#include <rankline/cli/tool.hpp>

namespace rankline::cli {

/// Whether the runs of the submission are options, so that there are no operands.
[[nodiscard]] bool submits_without_files(const CheckCommand& command);

/// What --submit reads instead of the operands and --qrels: runs, judgments, metadata, key. Empty
/// while the arguments of that kind of submission are not in order.
[[nodiscard]] std::vector<std::string> submission_files(const CheckCommand& command);

/// Tells what is wrong with the arguments of --submit, or that they are of no effect without it.
void check_submission(const CheckCommand& command, Problems& problems);

/// Checks the runs, then makes what is handed in, or under --dry-run says what it would be. Returns
/// the exit code; throws Error for what is neither clean nor dirty.
[[nodiscard]] int submit(const CheckCommand& command, const Tool& tool);

}  // namespace rankline::cli
