// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include <rankline/fusion/arena.hpp>
#include <rankline/fusion/bit_rows.hpp>
#include <rankline/fusion/lone_documents.hpp>
#include <rankline/fusion/majority.hpp>

namespace rankline {

/// All rows of a Majority at once, for what follows its arrows.
struct MajorityGraph {
    MajorityGraph(std::size_t documents, Arena& arena)
        : beats(documents, documents, arena), beaten(documents, documents, arena) {}

    /// All majorities, documents numbered as `lone` does. `shared` is of its shared documents.
    void fill(Majority& shared, const LoneDocuments& lone, Arena& arena);

    /// The majorities with at least so many votes for the winner.
    void fill(Majority& majority, std::uint64_t strength) {
        for (std::size_t i = 0; i < beats.columns(); ++i)
            majority.row(i, strength, beats[i], beaten[i]);
    }

    [[nodiscard]] std::span<std::int32_t> copeland_differences(Arena& arena) const {
        const std::span<std::int32_t> all = arena.take<std::int32_t>(beats.columns());
        for (std::size_t i = 0; i < all.size(); ++i)
            all[i] = copeland_difference(beats[i], beaten[i]);
        return all;
    }

    BitRows beats;
    BitRows beaten;
};

}  // namespace rankline
