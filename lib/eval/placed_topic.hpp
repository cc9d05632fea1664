// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include <rankline/eval/tie_pieces.hpp>
#include <rankline/eval/tied_ranking.hpp>
#include <rankline/model/topic.hpp>

namespace rankline {

/// Makes topics of the orders of a tied ranking. Everything but the ranking is as in the frame.
class PlacedTopic {
public:
    /// In `pieces`, of `tied`, the order is open; all else stays as it is ranked.
    PlacedTopic(const TiedRanking& tied, std::span<const TiePiece> pieces, const Topic& frame);

    /// What measures see when the documents of `placed`, by rank, stand in the pieces among common
    /// ones. Views this object: good until the next call. Costs as much as there are hits.
    [[nodiscard]] const Topic& of(std::span<const Hit> placed);

private:
    void put(const Hit& hit);

    Topic m_topic;
    bool m_judged_only;
    std::uint64_t m_shown;
    std::vector<Hit> m_standing;  ///< of the ranks where none is placed
    std::vector<Hit> m_hits;
};

}  // namespace rankline
