// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>

#include <rankline/model/topic.hpp>

namespace rankline {

/// bpref of one topic; 0 without a relevant document. Only judged documents take part: each
/// relevant one loses the share of the first R nonrelevant ones that are ranked before it.
[[nodiscard]] inline double bpref(const Topic& topic, double level) noexcept {
    const std::uint64_t relevant = topic.relevant(level);
    if (relevant == 0) return 0;
    std::uint64_t nonrelevant = 0;
    for (const GradeCount& each : topic.grades) nonrelevant += each.grade < level ? each.count : 0;
    const auto most = static_cast<double>(std::min(nonrelevant, relevant));
    std::uint64_t before = 0;
    double sum = 0;
    for (const Hit& hit : topic.hits) {
        if (hit.grade < 0) continue;
        if (hit.grade < level) {
            ++before;
        } else if (before > 0) {
            sum += 1.0 - static_cast<double>(std::min(before, relevant)) / most;
        } else {
            sum += 1.0;
        }
    }
    return sum / static_cast<double>(relevant);
}

}  // namespace rankline
