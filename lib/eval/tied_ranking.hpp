// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <rankline/model/qrels.hpp>
#include <rankline/model/run.hpp>

namespace rankline {

/// The grade of a document that is not in the qrels, in a ranking of grades: below all others.
inline constexpr double not_judged = std::numeric_limits<double>::lowest();

/// Documents of a ranking, from `begin` to `end`, whose order is open: their scores are equal and
/// their grades are not.
struct OpenGroup {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// A ranking as measures tell its documents apart, and what of its order is open.
struct TiedRanking {
    std::vector<double> grades;     ///< in order of rank
    std::vector<OpenGroup> groups;  ///< by rank ascending
    std::size_t shown = 0;          ///< how many ranks -M leaves; a group may reach below
    /// -M cuts through equal scores out of which -J takes documents: how many are left depends on
    /// the order. They are still in `grades`.
    bool open_length = false;
};

/// Reads `ranked` (ranked, without duplicates, not cut) into `ranking`. With `judged_only`
/// documents without a grade are taken out after the cut at `depth`: here of all groups but one
/// that is cut through. Without `judged` nobody judged the query.
void read_tied_ranking(std::span<const RunEntry> ranked, const QrelsTopic* judged,
                       std::uint64_t depth, bool judged_only, TiedRanking& ranking);

}  // namespace rankline
