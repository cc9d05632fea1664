// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>

namespace rankline {

/// Replaces votes by smaller ones with which any camp of voters has a majority over any other, or a
/// tie, as before: 20861 against 65536 decide as 1 against 2. Only majorities remain, not sums.
/// Left alone where small ones are not found, or where there are more than a few voters.
void make_votes_small(std::span<std::uint32_t> votes);

}  // namespace rankline
