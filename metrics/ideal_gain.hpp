// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include <rankline/metrics/discount.hpp>
#include <rankline/metrics/gains.hpp>

namespace rankline {

/// DCG of the ideal ranking of documents with these grades, cut at the cutoff.
[[nodiscard]] inline double ideal_discounted_gain(std::span<const GradeCount> grades,
                                                  const Params& params) {
    const Log2Discount discount;
    const IdealGains ideal(grades, params);
    std::uint64_t rank = 0;
    double sum = 0;
    for (const GainLevel& level : ideal.levels()) {
        const std::uint64_t end = rank + std::min(level.documents, params.cutoff - rank);
        for (; rank < end; ++rank) sum += level.gain / discount(rank);
    }
    return sum;
}

}  // namespace rankline
