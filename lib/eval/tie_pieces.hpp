// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include <rankline/eval/spread.hpp>
#include <rankline/eval/tied_ranking.hpp>
#include <rankline/model/topic.hpp>

namespace rankline {

/// A group of tied documents as far as a measure sees it: they compete for `length` ranks from
/// `begin` on. An order is told by the documents that are not of the most frequent grade, which are
/// few where few documents are judged.
struct TiePiece {
    std::size_t begin = 0;
    std::size_t length = 0;
    std::size_t size = 0;  ///< documents that compete
    GradeCount common;     ///< of the most frequent grade
    std::vector<GradeCount> others;
};

/// The groups of `ranking` that reach into the first `ranks`, cut there. With `worthless_alike`
/// grades up to 0 are as good as none; a group that is then of one grade has but one order and is
/// left out.
[[nodiscard]] std::vector<TiePiece> tie_pieces(const TiedRanking& ranking, std::uint64_t ranks,
                                               bool worthless_alike);

/// Visits an order with its probability; false ends the walk.
using OrderVisit = std::function<bool(double probability)>;

/// Visits each order of the pieces that can be told from the others, with its documents in
/// `placed`, by rank: where none is placed the common ones stand. The pieces are in between changed
/// and then as they were. Costs what is visited, times what is placed.
void for_each_order(std::span<TiePiece> pieces, std::vector<Hit>& placed, const OrderVisit& visit);

/// Whether for_each_order has at most `most` to visit. Costs at most `most` visits.
[[nodiscard]] bool has_few_orders(std::span<TiePiece> pieces, std::uint64_t most);

/// Draws orders of a piece, all being equally likely.
class PieceShuffler {
public:
    explicit PieceShuffler(const TiePiece& piece);

    /// Appends to `placed`, by rank, as many documents as there are ranks or, if they are fewer, as
    /// are not of the common grade.
    void draw(const RandomBelow& below, std::vector<Hit>& placed);

private:
    void draw_documents(const RandomBelow& below, std::vector<Hit>& placed);
    void draw_places(const RandomBelow& below, std::vector<Hit>& placed);

    std::size_t m_begin;
    std::size_t m_length;
    std::size_t m_size;
    std::vector<double> m_grades;       ///< of what is drawn or gets a place
    std::vector<std::size_t> m_places;  ///< empty if documents are drawn
};

}  // namespace rankline
