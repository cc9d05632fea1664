// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace rankline {

/// How many documents two rankings of one query share, depth by depth: what all measures of their
/// likeness are made of. Below the end of a ranking its prefix is all of it.
struct SharedDocuments {
    std::vector<std::uint32_t> within;  ///< within[d - 1]: in the first d of both; d up to longer()
    std::size_t shorter = 0;            ///< length of the shorter ranking

    [[nodiscard]] std::size_t longer() const noexcept { return within.size(); }
    /// Shared within `depth` of both, which may lie below both ends.
    [[nodiscard]] std::size_t count(std::size_t depth) const noexcept;
};

/// Compares two rankings by ids, best first, in linear time. Throws Error(usage) if a ranking has
/// an id twice.
[[nodiscard]] SharedDocuments shared_documents(std::span<const std::string_view> first,
                                               std::span<const std::string_view> second);

/// The same for documents that are numbered already, below `documents` (the lists of a Pool).
[[nodiscard]] SharedDocuments shared_documents(std::span<const std::uint32_t> first,
                                               std::span<const std::uint32_t> second,
                                               std::size_t documents);

/// Overlap@k: the share, in [0, 1], of the first `depth` documents that both rankings have. Where
/// both rankings end above `depth`, it is the share of the longer one, so that equal rankings
/// overlap in full however short they are. `depth` > 0. NaN for two empty rankings.
[[nodiscard]] double overlap_at(const SharedDocuments& shared, std::size_t depth);

/// The mean over the depths d from 1 to `depth`, or to the end of the longer ranking if that comes
/// first, of the documents shared within d, divided by d; in [0, 1], 1 for equal rankings.
/// `depth` > 0. NaN for two empty rankings. Fagin, Kumar, Sivakumar, "Comparing Top k Lists", SIAM
/// Journal on Discrete Mathematics 17(1), 2003.
[[nodiscard]] double average_overlap(const SharedDocuments& shared, std::size_t depth);

/// Rank-biased overlap: the share that a reader expects to find shared who goes on to the next rank
/// with probability p. The rankings are taken for the beginnings of endless ones, of which nothing
/// is known but these ranks. All in [0, 1].
struct RankBiasedOverlap {
    double minimum = 0;       ///< if nothing further is shared (equation 11)
    double residual = 0;      ///< what can come on top at most (equation 30)
    double extrapolated = 0;  ///< RBO_ext: if what is shared stays what it was (equation 32); 1 for
                              ///< equal rankings, 0 if one is empty, NaN if both are
};

/// `p` in (0, 1): of all the weight, ranks from 1 to 1 / (1 - p) carry about two thirds or more.
/// Throws Error(usage) for another p. Webber, Moffat, Zobel, "A Similarity Measure for Indefinite
/// Rankings", ACM TOIS 28(4), 2010.
[[nodiscard]] RankBiasedOverlap rank_biased_overlap(const SharedDocuments& shared, double p = 0.9);

}  // namespace rankline
