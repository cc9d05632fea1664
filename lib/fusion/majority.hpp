// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <rankline/fusion/arena.hpp>
#include <rankline/fusion/ballots.hpp>
#include <rankline/fusion/bit_rows.hpp>

namespace rankline {

/// Pairwise votes, a row of pairs at a time. x beats y if there are more votes for x over y than
/// for y over x; if neither beats the other they tie.
///
/// The votes of 64 pairs are added up at once, digit by digit: a row costs documents / 64 * voters
/// * (digits of their votes) * (digits of the sum) operations, so equal weights are the cheapest.
class Majority {
public:
    /// The instructions that votes are added up with; the rows are the same.
    enum class Vectors : std::uint8_t { any, avx2 };
    /// Those of this processor, the fastest last.
    [[nodiscard]] static std::span<const Vectors> supported();

    /// Ballots and arena must outlive the object.
    Majority(const Ballots& ballots, Arena& arena, Vectors vectors = supported().back());

    [[nodiscard]] const Ballots& ballots() const noexcept { return m_ballots; }
    [[nodiscard]] std::size_t words() const noexcept { return m_at_or_below.words(); }

    /// The documents that a document beats, and those that beat it, with at least so many votes for
    /// the winner; 1 is any majority.
    void row(std::size_t document, std::uint64_t strength, std::span<std::uint64_t> beats,
             std::span<std::uint64_t> beaten);

    /// How a voter sees a document: which others it puts below.
    struct View {
        const std::uint64_t* same_or_below;
        const std::uint64_t* below;
        std::uint32_t votes;
        std::uint32_t small_votes;  ///< decide as `votes` do
    };

private:
    void count_votes(Arena& arena);
    void add_voter(std::size_t voter, std::size_t first_row);
    void look_at(std::size_t document);

    const Ballots& m_ballots;
    Vectors m_vectors;
    std::span<std::size_t> m_first_row;  ///< per voter: where its rows begin in
    BitRows m_at_or_below;  ///< per place the documents at it or below; behind the last, none
    std::span<std::uint64_t> m_all;
    std::span<View> m_views;  ///< per voter, of the document of the row that is being made
    std::uint64_t m_small_total = 0;
};

/// How many documents are beaten by one, less how many beat it.
[[nodiscard]] inline std::int32_t copeland_difference(std::span<const std::uint64_t> beats,
                                                      std::span<const std::uint64_t> beaten) {
    return static_cast<std::int32_t>(count_bits(beats)) -
           static_cast<std::int32_t>(count_bits(beaten));
}

/// Of all documents, without keeping their rows.
[[nodiscard]] std::span<std::int32_t> copeland_differences(Majority& majority, Arena& arena);

}  // namespace rankline
