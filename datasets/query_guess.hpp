// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include <rankline/datasets/run_scanner.hpp>

namespace rankline {

/// Where the queries of a run stand if each has its lines together, which most runs keep to, found
/// by looking at a few lines of each: what is between two lines of a query is taken to be of it.
/// Nothing if a query is met twice, if there is none, or if the guess contradicts itself. Stretches
/// of the text are looked at in parallel.
///
/// A guess: who reads the lines of a group must check that they are all of its query. The groups
/// cover all lines, so that if all groups are read and are, they are what index_run finds.
[[nodiscard]] std::optional<QueryStretches> guess_groups(std::string_view text, unsigned threads,
                                                         std::size_t stretch = std::size_t{8}
                                                                               << 20);

}  // namespace rankline
