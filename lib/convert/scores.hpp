// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

#include <rankline/model/run.hpp>

namespace rankline {

/// Gives each document 1/rank for a score, as Anserini's and Pyserini's converters of MS MARCO's
/// runs do. Documents that share a score share the rank of the first of them, so that ties stay.
void score_by_rank(std::span<RunEntry> ranked);

/// Whether that would change nothing.
[[nodiscard]] bool is_scored_by_rank(std::span<const RunEntry> ranked) noexcept;

/// Gives each document the score that is read back where its score is written with `digits` behind
/// the point, and returns how many documents thereby get the score of the one before.
std::size_t cut_scores(std::span<RunEntry> ranked, int digits);

/// The first document that would not stand where it does if the documents were ranked by score, and
/// equal scores by docid descending, which is how a run of scores is read; the number of documents
/// if there is none.
[[nodiscard]] std::size_t first_out_of_order(std::span<const RunEntry> ranked) noexcept;

}  // namespace rankline
