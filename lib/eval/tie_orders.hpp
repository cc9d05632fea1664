// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <rankline/eval/spread.hpp>
#include <rankline/eval/tied_ranking.hpp>

namespace rankline {

/// Values over the orders in which documents with equal scores can be ranked, all orders of a group
/// being equally likely. McSherry and Najork, Computing Information Retrieval Performance Measures
/// Efficiently in the Presence of Tied Scores, ECIR 2008.
///
/// Documents of the same grade are alike to every measure, and only ranks above the cutoff matter,
/// so few orders differ. The expectation of an additive measure is a sum over ranks and grades; for
/// others the orders that differ are tried, each with its probability, or some are sampled if there
/// are more than `most_cases`. The extremes are those of groups sorted best and worst first where
/// MeasureRecord::sorted_extremes says so, otherwise the orders are tried. With an open length
/// (TiedRanking) there is no such theory, so that orders are tried for all measures.
class TieOrders {
public:
    TieOrders(const std::vector<Measure>& measures, Spread wanted, RandomOfQuery random,
              std::uint64_t most_cases = usual_most_cases);

    /// The values of each measure, written to `values` where can_spread; `frame` is the query with
    /// any ranking. Of SpreadValue only what was `wanted` is set.
    void measure(const TiedRanking& ranking, const Topic& frame,
                 std::span<SpreadValue> values) const;

private:
    const std::vector<Measure>& m_measures;
    Spread m_wanted;
    RandomOfQuery m_random;
    std::uint64_t m_most_cases;
};

}  // namespace rankline
