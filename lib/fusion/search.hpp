// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include <rankline/fusion/method.hpp>

namespace rankline {

/// What a method is called with, as far as it can be tuned.
struct FusionPoint {
    std::vector<double> numbers;  ///< in the order of the method's parameters
    std::vector<double> weights;  ///< one per run, summing to 1; empty if the method has none

    friend bool operator==(const FusionPoint&, const FusionPoint&) = default;
};

/// What is to be maximised. Called with the same point it must give the same value.
using FusionObjective = std::function<double(const FusionPoint& point)>;

/// What may vary.
struct FusionSpace {
    const FusionMethod* method = nullptr;
    std::size_t runs = 0;
    std::vector<double> numbers;  ///< where a search starts, and what parameters without grid keep
    std::vector<double> weights{};  ///< given ones are kept; empty: they are free
    unsigned weight_steps = 10;     ///< weights are multiples of 1 / weight_steps

    /// How many numbers can be chosen freely: parameters with a grid, and all weights but one.
    [[nodiscard]] std::size_t freedom() const;
};

/// All ways to share `steps` among `parts`, exactly: whole numbers, which no comparison of a sum
/// with 1 can lose. In lexicographic order; C(steps + parts - 1, parts - 1) of them.
[[nodiscard]] std::vector<std::vector<unsigned>> shares(unsigned steps, std::size_t parts);

/// Every combination of the grids of the parameters and of the weights. Throws Error(usage) if they
/// are more than `most_grid_points`.
[[nodiscard]] std::vector<FusionPoint> grid_points(const FusionSpace& space);
inline constexpr std::size_t most_grid_points = 20000;

/// The best of the points. Of those that are equal but for rounding it is the one nearest to where
/// a search starts, and not the first: a plateau says nothing about its corners.
[[nodiscard]] FusionPoint best_point(const FusionSpace& space,
                                     const std::vector<FusionPoint>& points,
                                     const FusionObjective& objective);

/// Where to begin: the given numbers, or the middle of the grid where there is none; equal weights.
[[nodiscard]] FusionPoint starting_point(const FusionSpace& space);

/// One parameter after the other is moved along its grid, one weight after the other along its
/// steps while the others keep their proportions, and the best place kept, until a round changes
/// nothing (Metzler and Croft, Linear feature-based models for information retrieval, Information
/// Retrieval 10(3), 2007). Far fewer points than a grid, and perhaps not the best one.
[[nodiscard]] FusionPoint coordinate_ascent(const FusionSpace& space,
                                            const FusionObjective& objective);

/// Narrows down a single free number, between the ends of its grid or from 0 to 1 for the weight of
/// the first of two runs, until the interval is a thousandth of that (Kiefer, Sequential minimax
/// search for a maximum, 1953). Finds the maximum of a function that rises to it and falls behind
/// it; of any other, a local one. Throws Error(usage) if more or less than one number is free.
[[nodiscard]] FusionPoint golden_section(const FusionSpace& space,
                                         const FusionObjective& objective);

}  // namespace rankline
