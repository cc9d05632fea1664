// SPDX-License-Identifier: MIT
#include <rankline/stats/sample.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace rankline {

double sample_mean(std::span<const double> values) noexcept {
    double sum = 0;
    for (const double value : values) sum += value - values.front();
    return values.front() + sum / static_cast<double>(values.size());
}

double sample_deviation(std::span<const double> values, double mean) noexcept {
    if (values.size() == 1) return std::numeric_limits<double>::quiet_NaN();
    // In units of the largest deviation: the squares of very small ones would underflow to the zero
    // that means that all values are equal.
    double largest = 0;
    for (const double value : values) largest = std::max(largest, std::abs(value - mean));
    if (largest == 0) return 0;
    double squares = 0;
    for (const double value : values) {
        const double share = (value - mean) / largest;
        squares += share * share;
    }
    return largest * std::sqrt(squares / static_cast<double>(values.size() - 1));
}

double quantile(std::span<const double> sorted, double share) noexcept {
    const double position = share * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] +
           (position - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace rankline
