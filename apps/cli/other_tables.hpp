// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/cli/evaluate.hpp>

namespace rankline::cli {

/// Tells what has no effect on a table that `option` prints in the place of scores: a format that
/// is none of a table, and whatever is about scores, their summaries, or other rankings than the
/// one by score.
void check_other_table(const EvalCommand& command, const std::string& option, Problems& problems);

/// Tells that there is one table at a time.
void check_tables(const EvalCommand& command, Problems& problems);

}  // namespace rankline::cli
