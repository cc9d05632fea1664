// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>

#include <rankline/model/topic.hpp>

namespace rankline {

/// Precision at rank floor(multiple * R + 0.9), R being the relevant documents; 0 if that is no
/// rank. The 0.9, rather than rounding up, lets 0.2 * 5 be one document although 0.2 is a little
/// more than a fifth in binary.
[[nodiscard]] inline double precision_at_multiple(const Topic& topic, double level,
                                                  double multiple) noexcept {
    const double rank = std::floor(multiple * static_cast<double>(topic.relevant(level)) + 0.9);
    if (!(rank >= 1)) return 0;
    constexpr double two_to_63 = 9223372036854775808.0;
    const std::uint64_t depth =
        rank < two_to_63 ? static_cast<std::uint64_t>(rank) : ~std::uint64_t{0};
    return static_cast<double>(topic.relevant_retrieved(level, depth)) / rank;
}

/// The multiples of R that trec_eval looks at when none are given.
inline constexpr double trec_multiples[] = {0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4, 1.6, 1.8, 2.0};

}  // namespace rankline
