// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <rankline/model/qrels.hpp>
#include <rankline/model/run.hpp>
#include <rankline/model/topic.hpp>

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

/// Makes topics of rankings of grades. Everything but the ranking is as in `frame`.
class GradedTopic {
public:
    /// With `judged_only` documents without a grade are passed over.
    GradedTopic(const Topic& frame, bool judged_only)
        : m_topic(frame), m_judged_only(judged_only) {}

    /// What measures see of `ranking`. Views this object: good until the next call.
    [[nodiscard]] const Topic& of(std::span<const double> ranking);

private:
    Topic m_topic;
    bool m_judged_only;
    std::vector<Hit> m_hits;
};

}  // namespace rankline
