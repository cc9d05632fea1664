// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>

#include <rankline/convert/passage_ids.hpp>
#include <rankline/convert/run_operation.hpp>
#include <rankline/convert/run_order.hpp>

namespace rankline {

/// What the score of a document is made of, from those of its passages that were retrieved. The
/// first three are MaxP, FirstP and SumP of Dai and Callan, "Deeper Text Understanding for IR with
/// Contextual Neural Language Modeling", SIGIR 2019; the mean of the top k is that of Chen et al.,
/// "ICIP at TREC-2020 Deep Learning Track" (PyTerrier's kmaxavg_passage).
enum class PassageScores {
    max,    ///< the highest
    first,  ///< that of the passage with the lowest number, which need not be the document's first
    sum,
    mean,
};

/// How passages become documents.
struct CollapseSettings {
    PassageScores scores = PassageScores::max;
    std::uint64_t top = 0;  ///< sum and mean: of the best so many passages of a document; 0: of all
};

/// --collapse: leaves each document once, with a score made of those of its passages, and ranks
/// anew by these, whatever ranked the run before; equal scores as `order` says, where the rank and
/// the line of a document are those of its best passage. Scores are added best first. An id that is
/// not a passage's is a document of its own; that there are such is a finding. In `first` it goes
/// before all passages of that document, and a passage without a number is an Error(input), as is a
/// sum that is not finite.
[[nodiscard]] std::unique_ptr<RunOperation> collapse_passages(PassageIds ids,
                                                              CollapseSettings settings,
                                                              RunOrder order);

}  // namespace rankline
