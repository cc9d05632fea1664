// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>

namespace rankline::cli {

/// --seed of all that draws samples.
[[nodiscard]] Option seed_option(std::optional<std::uint64_t>& target);

/// Settles the seed where anything is `random`, and tells that it has no effect where nothing is.
void settle_seed(std::optional<std::uint64_t>& seed, bool random, Problems& problems);

}  // namespace rankline::cli
