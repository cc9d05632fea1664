// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

namespace rankline {

/// What Student's paired t-test says about two systems on the same queries. Differences are first
/// minus second. What too few pairs leave undefined is NaN: everything but `pairs` and
/// `degrees_of_freedom` for none, everything but those and `mean_difference` for one.
struct PairedTest {
    std::size_t pairs = 0;
    std::size_t degrees_of_freedom = 0;  ///< pairs - 1; 0 for no pair, too
    double mean_difference = 0;
    double t = 0;
    double p = 0;            ///< two-sided, in [0, 1]
    double lower = 0;        ///< the confidence interval of the mean difference,
    double upper = 0;        ///< in units of the measure
    double effect_size = 0;  ///< Cohen's d_z: mean over standard deviation of the differences
};

/// Tests whether the mean of the differences is zero. `first[i]` and `second[i]` are values of one
/// query; `confidence`, in (0, 1), is the level of the interval.
/// If all differences are the same number the standard deviation is zero: p is then 1 if that
/// number is 0, and 0 otherwise, where t and the effect size are infinite; the interval is the
/// number itself.
/// Throws Error(usage) for lengths that differ, for a difference that is NaN or infinite, and for a
/// confidence out of range.
/// Student, "The Probable Error of a Mean", Biometrika 6(1), 1908; for retrieval: Smucker, Allan,
/// Carterette, "A Comparison of Statistical Significance Tests for Information Retrieval
/// Evaluation", CIKM 2007.
[[nodiscard]] PairedTest paired_t_test(std::span<const double> first,
                                       std::span<const double> second, double confidence = 0.95);

}  // namespace rankline
