// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/cli/fusion_analysis.hpp>

namespace rankline::cli {

/// How alike the runs are, pair by pair, as means over the queries that both have: RBO
/// (extrapolated, p = 0.9) and the share of documents that both have among the first 10 and 100.
[[nodiscard]] Rows overlap_of_runs(Fusion& fusion);

}  // namespace rankline::cli
