// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>

namespace rankline {

/// Weights as whole votes. Weights of 0.1, 0.2 and 0.3 are to tie where the first two stand against
/// the third, which doubles do not (0.1 + 0.2 > 0.3), and whole numbers add up to the same in any
/// order. Weights in a ratio of numbers up to 4096 become exactly those; others are rounded to
/// 2^-16 of the largest. A weight that is not above 0 has no votes.
void whole_votes(std::span<const double> weights, std::span<std::uint32_t> votes);

}  // namespace rankline
