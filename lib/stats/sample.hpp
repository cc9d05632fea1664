// SPDX-License-Identifier: MIT
#pragma once

#include <span>

namespace rankline {

/// The mean of values that are finite; there is at least one. Taken from the first value on, so
/// that the mean of equal values is that value to the bit.
[[nodiscard]] double sample_mean(std::span<const double> values) noexcept;

/// The standard deviation of a sample around its mean, with n - 1, in units of the values: 0 if all
/// are the same number, NaN for a single one. The values are finite and there is at least one.
[[nodiscard]] double sample_deviation(std::span<const double> values, double mean) noexcept;

/// The value at `share`, in [0, 1], of the way through `sorted`: ascending, finite, not empty.
/// Between neighbours it is interpolated: with n values it stands at position share * (n - 1), from
/// 0. This is type 7 of Hyndman, Fan, "Sample Quantiles in Statistical Packages", The American
/// Statistician 50(4), 1996: the default of R, NumPy and SciPy.
[[nodiscard]] double quantile(std::span<const double> sorted, double share) noexcept;

}  // namespace rankline
