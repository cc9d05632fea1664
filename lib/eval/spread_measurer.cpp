// SPDX-License-Identifier: MIT
#include <rankline/eval/spread_measurer.hpp>

#include <algorithm>

namespace rankline {

SpreadMeasurer::SpreadMeasurer(const Qrels& qrels, const std::vector<Measure>& measures,
                               const EvalOptions& options)
    : m_measures(measures),
      m_spread(options.spread),
      m_depth(options.depth),
      m_judged_only(options.judged_only),
      m_orders(measures, options.spread, options.random),
      m_residual(measures, options.spread == Spread::residual ? highest_grade(qrels) : 1),
      m_values(measures.size()) {}

Sampled SpreadMeasurer::measure(std::span<const RunEntry> ranked, const QrelsTopic* judged,
                                const Topic& topic, const ValueRow& row) {
    if (m_spread == Spread::none) return {};
    if (has_ends(m_spread)) {
        std::copy_n(row.values, m_measures.size(), row.lows);
        std::copy_n(row.values, m_measures.size(), row.highs);
    }
    const bool over_ties = m_spread != Spread::residual;
    // Only an order of ties can bring in what stands below the cut.
    const std::size_t end =
        over_ties ? ranked.size() : std::min<std::uint64_t>(m_depth, ranked.size());
    read_tied_ranking(ranked.first(end), judged, m_depth, m_judged_only, m_ranking);
    if (!over_ties) {
        m_residual.measure(m_ranking.grades, topic, m_values);
    } else if (m_ranking.groups.empty()) {
        return {};
    } else {
        m_orders.measure(m_ranking, topic, m_values);
    }
    return write(row);
}

Sampled SpreadMeasurer::write(const ValueRow& row) const {
    Sampled sampled;
    for (std::size_t i = 0; i < m_measures.size(); ++i) {
        if (!can_spread(m_measures[i])) continue;
        if (has_ends(m_spread)) {
            row.lows[i] = m_values[i].low;
            row.highs[i] = m_values[i].high;
        } else {
            row.values[i] = m_values[i].expected;
        }
        sampled.any = sampled.any || m_values[i].sampled;
        sampled.error = std::max(sampled.error, m_values[i].error);
    }
    return sampled;
}

}  // namespace rankline
