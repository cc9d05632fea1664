// SPDX-License-Identifier: MIT
#include <rankline/eval/placed_topic.hpp>

namespace rankline {

PlacedTopic::PlacedTopic(const TiedRanking& tied, std::span<const TiePiece> pieces,
                         const Topic& frame)
    : m_topic(frame), m_judged_only(tied.open_length), m_shown(tied.shown) {
    m_topic.retrieved = m_shown;
    for (std::size_t rank = 0; rank < tied.shown; ++rank) {
        while (!pieces.empty() && rank >= pieces.front().begin + pieces.front().size)
            pieces = pieces.subspan(1);
        const bool open = !pieces.empty() && rank >= pieces.front().begin;
        const double grade = open ? pieces.front().common.grade : tied.grades[rank];
        if (grade != not_judged) m_standing.push_back({rank, grade});
    }
}

const Topic& PlacedTopic::of(std::span<const Hit> placed) {
    m_hits.clear();
    auto next = placed.begin();
    for (const Hit& standing : m_standing) {
        while (next != placed.end() && next->rank < standing.rank) put(*next++);
        const bool taken = next != placed.end() && next->rank == standing.rank;
        put(taken ? *next++ : standing);
    }
    while (next != placed.end()) put(*next++);
    m_topic.hits = m_hits;
    if (m_judged_only) m_topic.retrieved = m_hits.size();
    return m_topic;
}

void PlacedTopic::put(const Hit& hit) {
    if (hit.grade == not_judged || (m_judged_only && hit.grade < 0)) return;
    m_hits.push_back({m_judged_only ? m_hits.size() : hit.rank, hit.grade});
}

}  // namespace rankline
