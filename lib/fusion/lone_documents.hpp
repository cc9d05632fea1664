// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <rankline/fusion/arena.hpp>
#include <rankline/fusion/ballots.hpp>

namespace rankline {

/// The documents that one voter alone has, apart from the others, which are called shared. Runs of
/// depth 1000 have about half of the documents to themselves, which then are in three of four
/// pairs. Their majorities need no counting:
///
/// - Of two lone documents of one voter the one that it ranks higher wins; of two voters the one of
///   the voter with more votes; with as many votes they tie.
/// - A shared document wins against all of a voter's lone documents if the others that have it have
///   more votes than the voter. Else it wins against those that are not above it and, unless the
///   others have as many votes, loses to those that are.
///
/// Documents are numbered: first the shared ones, as in shared(), then voter by voter its lone
/// ones, best first.
class LoneDocuments {
public:
    LoneDocuments(const Ballots& all, Arena& arena);

    /// The voters, in the same order, on the shared documents only.
    [[nodiscard]] const Ballots& shared() const noexcept { return m_shared; }
    [[nodiscard]] std::size_t voters() const noexcept { return m_shared.voters(); }
    [[nodiscard]] std::size_t documents() const noexcept { return m_pool_index.size(); }

    [[nodiscard]] std::uint32_t pool_index(std::size_t document) const noexcept {
        return m_pool_index[document];
    }
    /// The best lone document of a voter.
    [[nodiscard]] std::uint32_t first_lone(std::size_t voter) const noexcept {
        return m_first_lone[voter];
    }
    [[nodiscard]] std::uint32_t count_lone(std::size_t voter) const noexcept {
        return m_first_lone[voter + 1] - m_first_lone[voter];
    }

    /// Lone documents that share a rank, counted from the best of their voter.
    struct Level {
        std::uint32_t first;
        std::uint32_t last;  ///< behind the level
    };
    /// Best first.
    [[nodiscard]] std::span<const Level> levels(std::size_t voter) const noexcept {
        return m_levels[voter];
    }

    /// How a shared document stands to the lone documents of a voter.
    struct Stand {
        std::uint32_t beaten_by;   ///< so many, the best
        std::uint32_t beats_from;  ///< from this to the last
    };
    /// By voter.
    [[nodiscard]] std::span<const Stand> stands(std::size_t shared) const noexcept {
        return m_stands.subspan(shared * voters(), voters());
    }

    /// How many documents each beats, and how many beat it, pairs of shared documents left out.
    struct Duels {
        std::span<std::uint32_t> won;
        std::span<std::uint32_t> lost;
    };
    [[nodiscard]] Duels duels(Arena& arena) const;

private:
    std::uint32_t number_lone(const Ballots& all, std::size_t voter, Arena& arena);
    [[nodiscard]] std::span<const std::uint64_t> count_votes(Arena& arena) const;
    void find_stands(const Ballots& all, Arena& arena);
    void count_above(const Ballots& all, std::size_t voter, std::span<std::uint32_t> above) const;
    void add_lone_duels(std::size_t voter, Duels& duels) const;
    void add_shared_duels(std::size_t voter, Duels& duels, Arena& arena) const;

    std::span<const std::uint32_t> m_holders;  ///< by number in the ballots of all documents
    std::span<const std::uint32_t> m_shared_documents;  ///< by the same numbers, ascending
    Ballots m_shared;
    std::span<std::uint32_t> m_pool_index;
    std::span<std::uint32_t> m_first_lone;  ///< by voter, and the end
    std::span<std::span<const Level>> m_levels;
    std::span<Stand> m_stands;
};

}  // namespace rankline
