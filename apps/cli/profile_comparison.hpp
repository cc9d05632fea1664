// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/cli/evaluate.hpp>
#include <rankline/cli/remarks.hpp>

namespace rankline::cli {

/// What --why does not go together with.
void check_why(const EvalCommand& command, Problems& problems);

/// The table that --why prints: what makes the two profiles differ, for every measure and query
/// where they do, and for the means. Reads the run once. Throws Error as reading does, and
/// Error(usage) if the profiles have no measure in common.
[[nodiscard]] std::string explain_difference(const EvalCommand& command, const Qrels& qrels,
                                             Remarks& remarks);

}  // namespace rankline::cli
