// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rankline {

/// How the scores of one run for one query are made comparable with those of another run.
enum class Norm {
    none,
    min_max,           ///< (s - min) / (max - min)
    inverted_min_max,  ///< (max - s) / (max - min), for distances: the lower score is better
    max,               ///< s / max
    sum,               ///< (s - min) / sum of (s - min)
    z_score,           ///< (s - mean) / deviation of the population (ZMUV)
    rank,              ///< 1 - (r - 1) / n, n documents in the list
    borda,             ///< 1 - (r - 1) / u, u documents in the pool; those the list lacks share
                       ///< what is left of its points: 1/2 - (n - 1) / 2u
    softmax,           ///< exp(s / T) / sum of exp(s / T)
    three_sigma,       ///< (s - (mean - 3 deviations)) / 6 deviations, cut to [0, 1]
};

/// What the documents of a list get whose scores are all the same, so that a norm would divide by
/// zero. Peers differ: ranx gives 0, mteb 0.5, Anserini and Pyserini 1, polyfuse the raw score.
enum class OnConstant { zero, half, one, keep, error };

struct NormSettings {
    Norm norm = Norm::none;
    double temperature = 1;  ///< T of softmax, above 0
    OnConstant on_constant = OnConstant::one;
};

/// A norm and what it is called, for option values and help.
struct NormName {
    Norm norm;
    std::string name;
    std::vector<std::string> aliases;
    std::string meaning;
};
[[nodiscard]] const std::vector<NormName>& norm_names();

/// Whether the lower score is the better one before this norm turns the scores round.
[[nodiscard]] constexpr bool lower_is_better(Norm norm) noexcept {
    return norm == Norm::inverted_min_max;
}

/// Replaces the scores of a list, best first, by normalised ones. `ranks` are theirs, `pool` is the
/// number of documents of all lists. Throws Error(input) naming `qid` where the norm is not
/// defined: for an infinite score, for OnConstant::error, and under Norm::max for a highest score
/// below 0.
void normalise(std::span<double> scores, std::span<const double> ranks, std::size_t pool,
               const NormSettings& settings, std::string_view qid);

/// What a norm gives to the documents of the pool that a list of `held` lacks; nothing but for
/// Norm::borda.
[[nodiscard]] std::optional<double> absent_score(Norm norm, std::size_t held,
                                                 std::size_t pool) noexcept;

}  // namespace rankline
