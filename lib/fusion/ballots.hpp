// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <rankline/fusion/arena.hpp>
#include <rankline/fusion/pool.hpp>

namespace rankline {

/// The runs as voters. A run votes for x over y if it ranks x above y; it ranks the documents that
/// it lacks below all that it has. Between two that share a rank or that it lacks both it has no
/// preference and casts no vote. A run without the query, or with a weight that is not above 0, is
/// no voter.
///
/// Voters and documents are numbered by what they are (documents by Borda's count, then docid
/// descending), not by where they stand in the pool. So nothing that reads only this depends on the
/// order of the runs or of the pool, sums of doubles included.
class Ballots {
public:
    Ballots(const Pool& pool, Arena& arena);
    /// The same voters on some documents of others, given in ascending order, which they keep.
    Ballots(const Ballots& all, std::span<const std::uint32_t> documents, Arena& arena);

    [[nodiscard]] std::size_t documents() const noexcept { return m_pool_index.size(); }
    [[nodiscard]] std::size_t voters() const noexcept { return m_voters.size(); }

    [[nodiscard]] std::uint32_t votes(std::size_t voter) const noexcept {
        return m_voters[voter].votes;
    }
    [[nodiscard]] std::uint64_t total_votes() const noexcept { return m_total_votes; }

    /// What each voter thinks of a document: 0 is its best, equal where it has no preference.
    [[nodiscard]] std::span<const std::uint32_t> places(std::size_t document) const noexcept {
        return m_places.subspan(document * voters(), voters());
    }
    /// How many different places a voter gives.
    [[nodiscard]] std::uint32_t levels(std::size_t voter) const noexcept {
        return m_voters[voter].levels;
    }
    /// The documents that a voter has, best first; those it lacks share the place behind.
    [[nodiscard]] std::span<const std::uint32_t> ranked(std::size_t voter) const noexcept {
        return m_voters[voter].ranked;
    }

    /// The votes for x over y less those for y over x.
    [[nodiscard]] std::int64_t margin(std::size_t x, std::size_t y) const noexcept {
        const std::span<const std::uint32_t> a = places(x);
        const std::span<const std::uint32_t> b = places(y);
        std::int64_t sum = 0;
        for (std::size_t voter = 0; voter < a.size(); ++voter)
            sum += static_cast<std::int64_t>(votes(voter)) *
                   ((a[voter] < b[voter]) - (a[voter] > b[voter]));
        return sum;
    }

    /// The sum of the margins over all other documents.
    [[nodiscard]] std::int64_t borda(std::size_t document) const noexcept {
        return m_borda[document];
    }

    [[nodiscard]] std::uint32_t pool_index(std::size_t document) const noexcept {
        return m_pool_index[document];
    }

private:
    struct Voter {
        std::uint32_t votes;
        std::uint32_t levels;
        std::span<std::uint32_t> ranked;  ///< while it is read in, indexes into the pool
        std::span<std::uint32_t> places;  ///< of `ranked`
    };

    void read_voters(const Pool& pool, Arena& arena);
    void number_documents(const Pool& pool, Arena& arena);
    void number_voters();
    void keep_documents(const Voter& all, std::span<const std::uint32_t> number, Voter& kept,
                        Arena& arena) const;
    void fill_places(Arena& arena);

    std::span<Voter> m_voters;
    std::span<std::uint32_t> m_places;
    std::span<std::int64_t> m_borda;
    std::span<std::uint32_t> m_pool_index;
    std::uint64_t m_total_votes = 0;
};

}  // namespace rankline
