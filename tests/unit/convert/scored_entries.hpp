// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <rankline/model/run.hpp>

namespace rankline::test {

/// Entries with these scores and nothing else.
inline std::vector<RunEntry> scored_entries(const std::vector<double>& scores) {
    std::vector<RunEntry> entries(scores.size());
    for (std::size_t i = 0; i < scores.size(); ++i) entries[i].score = scores[i];
    return entries;
}

}  // namespace rankline::test
