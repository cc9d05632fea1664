// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

namespace rankline {

/// Sorts scores that are not NaN, the lowest first, by their digits and not by comparisons: for the
/// millions that a run has for all training queries. -0 comes before 0.
void sort_scores(std::vector<double>& scores);

}  // namespace rankline
