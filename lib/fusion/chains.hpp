// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <rankline/fusion/arena.hpp>
#include <rankline/fusion/bit_rows.hpp>

namespace rankline {

/// Finds what a relation leads to when it is followed on and on. Documents that lead to each other
/// form a component.
class Chains {
public:
    /// The memory serves for any number of relations between so many documents.
    Chains(std::size_t documents, Arena& arena);

    /// Adds to `above` each pair of documents of which the first leads to the second and the second
    /// does not lead back. `beaten` is `beats` the other way round. Returns the number of
    /// components.
    std::size_t add(const BitRows& beats, const BitRows& beaten, BitRows& above);

    /// How many documents each leads to less how many lead to it, those left out of which both
    /// hold.
    [[nodiscard]] std::span<const std::int32_t> differences(const BitRows& beats,
                                                            const BitRows& beaten, Arena& arena);

private:
    struct Visit {
        std::uint32_t document;
        std::uint32_t word;  ///< those before have nothing unseen, and never will
    };
    template <class Leave>
    void search(const BitRows& leads_to, std::uint32_t root, Leave leave);
    void find_components(const BitRows& beats, const BitRows& beaten);
    [[nodiscard]] std::span<const std::uint32_t> members(std::size_t component) const;
    void reach(std::size_t component, const BitRows& beats);

    std::span<std::uint64_t> m_unseen;
    std::uint32_t m_seen_words = 0;  ///< so many words of it, the first, have no bit
    std::span<Visit> m_visits;
    std::span<std::uint32_t> m_done;       ///< the documents as the search left them, last first
    std::span<std::uint32_t> m_documents;  ///< component by component; none leads to one before it
    std::span<std::uint32_t> m_first;      ///< per component where it begins there, and the end
    std::span<std::uint32_t> m_component;  ///< per document
    std::size_t m_components = 0;
    BitRows m_reach;  ///< per component what it leads to, itself included
    std::span<std::uint64_t> m_row;
};

/// Scores that put x before y wherever x is above y, which must be an order (if x is above y and y
/// above z then x is above z): how many a document is above less how many are above it. Where that
/// is equal, Copeland's difference decides.
void score_order(const BitRows& above, std::span<const std::int32_t> copeland,
                 std::span<double> scores, Arena& arena);

}  // namespace rankline
