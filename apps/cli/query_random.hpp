// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <rankline/eval/spread.hpp>

namespace rankline::cli {

/// A stream of random numbers per query, of the seed and the bytes of its id alone: the same on
/// every machine and any number of threads, and whatever other queries there are.
[[nodiscard]] RandomOfQuery random_of_query(std::uint64_t seed);

}  // namespace rankline::cli
