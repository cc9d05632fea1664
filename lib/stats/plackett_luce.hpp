// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include <rankline/stats/random.hpp>

namespace rankline {

/// The Plackett-Luce model of rankings: the item of the next rank is drawn among those left with
/// probabilities proportional to exp(score / temperature). Plackett, "The Analysis of
/// Permutations", Applied Statistics 24(2), 1975; Luce, "Individual Choice Behavior", 1959. As a
/// ranker: Singh and Joachims, "Policy Learning for Fairness in Ranking", NeurIPS 2019; Oosterhuis,
/// "Computationally Efficient Optimization of Plackett-Luce Ranking Models for Relevance and
/// Fairness", SIGIR 2021.
/// Scores are never NaN; infinite ones are drawn before, or after, all finite ones. Temperatures
/// are above 0.

/// Items up to which being exact is worth it: 8! = 40320 orders.
inline constexpr std::size_t most_items_to_enumerate = 8;

/// Receives the indices of the items in their order, and its probability.
using TakeOrder = std::function<void(std::span<const std::uint32_t> order, double probability)>;

/// Calls `take` with every order that has a probability above 0. Factorial in the scores.
void for_each_order(std::span<const double> scores, double temperature, const TakeOrder& take);

/// An item as it is drawn.
struct NoisyScore {
    double key = 0;  ///< (score - highest) / temperature + noise
    double score = 0;
    double noise = 0;
    std::uint32_t item = 0;
};

/// Draws an order into `drawn`, best first, with a number of `random` for each item: by scores with
/// Gumbel noise (Yellott, "The Relationship between Luce's Choice Axiom, Thurstone's Theory of
/// Comparative Judgment, and the Double Exponential Distribution", J. Math. Psychology 15, 1977).
void draw_order(std::span<const double> scores, double temperature, RandomStream& random,
                std::vector<NoisyScore>& drawn);

}  // namespace rankline
