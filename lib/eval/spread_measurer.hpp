// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include <rankline/eval/evaluator.hpp>
#include <rankline/eval/residual.hpp>
#include <rankline/eval/tie_orders.hpp>
#include <rankline/eval/tied_ranking.hpp>

namespace rankline {

/// Where the values of one query go: a place per measure in each. The ends are there only if
/// has_ends(spread).
struct ValueRow {
    double* values = nullptr;
    double* lows = nullptr;
    double* highs = nullptr;
};

/// Gives values their spread: the step from one ranking to all that it could be. Holds memory that
/// is reused from query to query: one object per thread.
class SpreadMeasurer {
public:
    SpreadMeasurer(const Qrels& qrels, const std::vector<Measure>& measures,
                   const EvalOptions& options);

    /// `ranked` is the ranking before the cut of -M and `topic` what measures see of it; without
    /// `judged` nobody judged the query. The row has the values by the rule for ties.
    Sampled measure(std::span<const RunEntry> ranked, const QrelsTopic* judged, const Topic& topic,
                    const ValueRow& row);

private:
    Sampled write(const ValueRow& row) const;

    const std::vector<Measure>& m_measures;
    Spread m_spread;
    std::uint64_t m_depth;
    bool m_judged_only;
    TieOrders m_orders;
    Residual m_residual;
    TiedRanking m_ranking;
    std::vector<SpreadValue> m_values;
};

}  // namespace rankline
