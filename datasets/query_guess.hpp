// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>

#include <rankline/datasets/run_scanner.hpp>

namespace rankline {

/// Where the queries of a run stand if each has its lines together, which most runs keep to, found
/// by looking at a few lines of each: what is between two lines of a query is taken to be of it.
/// Nothing if a query is met twice, or none at all.
///
/// A guess: who reads the lines of a group must check that they are all of its query. If all groups
/// are read and are, the guess is what index_run finds.
[[nodiscard]] std::optional<QueryGroups> guess_groups(std::string_view text, unsigned threads);

}  // namespace rankline
