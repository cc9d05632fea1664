// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <rankline/convert/query_selection.hpp>

namespace rankline {

/// --sample-queries: leaves `count` queries drawn at random, all equally likely. Each query draws a
/// number of its own, a function of seed and id, and the smallest numbers stay. So a smaller sample
/// is a part of a larger one, and runs of the same queries are cut down to the same sample,
/// whatever order they come in. That there are fewer than `count` is a finding.
[[nodiscard]] QueryStep sample_queries(std::uint64_t count, std::uint64_t seed);

}  // namespace rankline
