// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rankline {

struct BootstrapSettings {
    std::size_t replicates = 2000;  ///< from 1 up to 2^32 - 1
    double confidence = 0.95;       ///< of the interval, in (0, 1)
    std::uint64_t seed = 0;
    unsigned threads = 1;  ///< 0: as many as there are; does not change the result
};

/// In units of the values; both ends are NaN where there are no values.
struct Interval {
    double lower = 0;
    double upper = 0;
};

/// The percentile bootstrap interval of the mean over queries: queries are drawn with replacement,
/// and the ends are quantiles (sample.hpp) of the means of all replicates, as in SciPy's method
/// "percentile". Replicate r is a function of (seed, r) alone.
/// Throws Error(usage) for a value that is NaN or infinite and for settings out of range.
/// Efron, Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13; for retrieval: Sakai,
/// "Evaluating Evaluation Metrics based on the Bootstrap", SIGIR 2006.
[[nodiscard]] Interval bootstrap_mean(std::span<const double> values,
                                      const BootstrapSettings& settings);

/// The same for several columns at once; `values` holds one row of `columns` numbers per query. All
/// columns see the same queries in each replicate, so that a curve over a sweep has a band without
/// jitter from point to point. Each interval holds for its own column (a pointwise band), and is to
/// the bit the one that `bootstrap_mean` gives for the column.
/// Throws also Error(usage) if `values` are not whole rows.
[[nodiscard]] std::vector<Interval> bootstrap_means(std::span<const double> values,
                                                    std::size_t columns,
                                                    const BootstrapSettings& settings);

}  // namespace rankline
