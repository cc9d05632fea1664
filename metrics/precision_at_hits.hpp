// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <rankline/model/topic.hpp>

namespace rankline {

/// The sum of the precision at each relevant document among the first `depth`, in the order of the
/// ranking: what average precision divides by R, and what yaap turns into a log-odds.
[[nodiscard]] inline double sum_of_precision(const Topic& topic, double level,
                                             std::uint64_t depth) noexcept {
    std::uint64_t relevant = 0;
    double sum = 0;
    for (const Hit& hit : topic.hits) {
        if (hit.rank >= depth) break;
        if (hit.grade < level || hit.grade < 0) continue;
        ++relevant;
        sum += static_cast<double>(relevant) / static_cast<double>(hit.rank + 1);
    }
    return sum;
}

/// Average precision over the first `depth` documents; 0 without a relevant document.
[[nodiscard]] inline double average_precision(const Topic& topic, double level,
                                              std::uint64_t depth) noexcept {
    const std::uint64_t relevant = topic.relevant(level);
    if (relevant == 0) return 0;
    return sum_of_precision(topic, level, depth) / static_cast<double>(relevant);
}

}  // namespace rankline
