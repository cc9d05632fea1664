// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/fusion/majority_graph.hpp>

namespace rankline {

namespace {

using Stand = LoneDocuments::Stand;
using Level = LoneDocuments::Level;

/// Shared documents by where they stand among the lone documents of a voter.
class ByStand {
public:
    ByStand(const LoneDocuments& documents, std::size_t voter, std::uint32_t Stand::*stand,
            Arena& arena)
        : m_behind(arena.take<std::uint32_t>(documents.count_lone(voter) + 1, 0U)),
          m_shared(arena.take<std::uint32_t>(documents.shared().documents())) {
        const auto key = [&](std::size_t shared) { return documents.stands(shared)[voter].*stand; };
        for (std::size_t i = 0; i < m_shared.size(); ++i) ++m_behind[key(i)];
        for (std::size_t at = 1; at < m_behind.size(); ++at) m_behind[at] += m_behind[at - 1];
        for (std::size_t i = m_shared.size(); i-- > 0;)
            m_shared[--m_behind[key(i)]] = static_cast<std::uint32_t>(i);
        // What was the end of each group has become its beginning.
        std::shift_left(m_behind.begin(), m_behind.end(), 1);
        m_behind.back() = static_cast<std::uint32_t>(m_shared.size());
    }

    [[nodiscard]] std::span<const std::uint32_t> at(std::size_t place) const {
        const std::size_t first = place == 0 ? 0 : m_behind[place - 1];
        return m_shared.subspan(first, m_behind[place] - first);
    }

private:
    std::span<std::uint32_t> m_behind;  ///< by place, where in
    std::span<std::uint32_t> m_shared;
};

void clear(std::span<std::uint64_t> row) { std::fill(row.begin(), row.end(), std::uint64_t{0}); }

void fill_shared(Majority& shared, const LoneDocuments& lone, MajorityGraph& graph) {
    for (std::size_t i = 0; i < lone.shared().documents(); ++i) {
        const std::span<std::uint64_t> beats = graph.beats[i];
        const std::span<std::uint64_t> beaten = graph.beaten[i];
        shared.row(i, 1, beats.first(shared.words()), beaten.first(shared.words()));
        clear(beats.subspan(shared.words()));
        clear(beaten.subspan(shared.words()));
        for (std::size_t voter = 0; voter < lone.voters(); ++voter) {
            const Stand& stand = lone.stands(i)[voter];
            const std::uint32_t first = lone.first_lone(voter);
            set_bits(beats, first + stand.beats_from, lone.first_lone(voter + 1));
            set_bits(beaten, first, first + stand.beaten_by);
        }
    }
}

/// The rows of a voter's lone documents differ little from level to level.
class LoneRows {
public:
    LoneRows(const LoneDocuments& documents, std::size_t voter, MajorityGraph& graph)
        : m_documents(documents),
          m_voter(voter),
          m_first(documents.first_lone(voter)),
          m_graph(graph) {}

    void fill(std::span<std::uint64_t> row, Arena& arena) {
        const std::span<const Level> levels = m_documents.levels(m_voter);
        const ByStand beaten(m_documents, m_voter, &Stand::beaten_by, arena);
        set_lone(row, [](std::uint32_t own, std::uint32_t other) { return own > other; });
        for (std::size_t i = levels.size(); i-- > 0;) {
            for (const std::uint32_t shared : beaten.at(levels[i].last)) set_bit(row, shared);
            write(row, levels[i], m_graph.beats);
            set_bits(row, m_first + levels[i].first, m_first + levels[i].last);
        }
        const ByStand beating(m_documents, m_voter, &Stand::beats_from, arena);
        set_lone(row, [](std::uint32_t own, std::uint32_t other) { return own < other; });
        for (const Level& level : levels) {
            for (const std::uint32_t shared : beating.at(level.first)) set_bit(row, shared);
            write(row, level, m_graph.beaten);
            set_bits(row, m_first + level.first, m_first + level.last);
        }
    }

private:
    /// The lone documents of those voters whose votes stand so to this one's.
    template <class Compare>
    void set_lone(std::span<std::uint64_t> row, Compare compare) const {
        clear(row);
        for (std::size_t other = 0; other < m_documents.voters(); ++other) {
            if (compare(m_documents.shared().votes(m_voter), m_documents.shared().votes(other)))
                set_bits(row, m_documents.first_lone(other), m_documents.first_lone(other + 1));
        }
    }

    void write(std::span<const std::uint64_t> row, const Level& level, BitRows& rows) const {
        for (std::size_t i = level.first; i < level.last; ++i)
            std::copy(row.begin(), row.end(), rows[m_first + i].begin());
    }

    const LoneDocuments& m_documents;
    std::size_t m_voter;
    std::size_t m_first;
    MajorityGraph& m_graph;
};

}  // namespace

void MajorityGraph::fill(Majority& shared, const LoneDocuments& lone, Arena& arena) {
    fill_shared(shared, lone, *this);
    const std::span<std::uint64_t> row = arena.take<std::uint64_t>(beats.words());
    for (std::size_t voter = 0; voter < lone.voters(); ++voter)
        LoneRows(lone, voter, *this).fill(row, arena);
}

}  // namespace rankline
