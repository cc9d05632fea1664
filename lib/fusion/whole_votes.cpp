// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <cstddef>

#include <rankline/fusion/whole_votes.hpp>

namespace rankline {

namespace {

constexpr std::uint32_t most_exact = 4096;
constexpr std::uint32_t finest = std::uint32_t{1} << 16;

/// What weights typed in decimals or divided by their sum are off by is far below; what weights in
/// no ratio of small numbers are off by is nearly always far above.
constexpr double tolerance = 1e-9;

/// How many votes the largest weight gets.
std::uint32_t resolution(std::span<const double> weights, double largest) {
    for (std::uint32_t votes = 1; votes <= most_exact; ++votes) {
        const bool exact = std::all_of(weights.begin(), weights.end(), [&](double weight) {
            const double share = std::max(weight, 0.0) / largest * votes;
            return std::abs(share - std::round(share)) <= tolerance;
        });
        if (exact) return votes;
    }
    return finest;
}

}  // namespace

void whole_votes(std::span<const double> weights, std::span<std::uint32_t> votes) {
    std::fill(votes.begin(), votes.end(), 0U);
    const double largest = weights.empty() ? 0 : *std::max_element(weights.begin(), weights.end());
    if (!(largest > 0)) return;
    const double most = resolution(weights, largest);
    for (std::size_t i = 0; i < weights.size(); ++i)
        votes[i] =
            static_cast<std::uint32_t>(std::round(std::max(weights[i], 0.0) / largest * most));
}

}  // namespace rankline
