// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rankline {

/// Weighted means of several numbers that come together, taken up one after the other; with weights
/// of 1 also the variances of these means. West, "Updating Mean and Variance Estimates: An Improved
/// Method", CACM 22(9), 1979. Numbers that are always the same have exactly that mean.
class Expectation {
public:
    explicit Expectation(std::size_t numbers) : m_means(numbers, 0), m_squares(numbers, 0) {}

    void add(std::span<const double> numbers, double weight);

    [[nodiscard]] std::span<const double> means() const noexcept { return m_means; }
    /// Of the mean of number `i` as an estimate of the expectation: the squared standard error, if
    /// each weight was 1. NaN after a single addition.
    [[nodiscard]] double variance_of_mean(std::size_t i) const noexcept;

private:
    std::uint64_t m_count = 0;
    double m_weight = 0;
    std::vector<double> m_means;
    std::vector<double> m_squares;  ///< sums of squared differences from the mean
};

}  // namespace rankline
