// SPDX-License-Identifier: MIT
#include <rankline/eval/expectation.hpp>

#include <limits>

namespace rankline {

void Expectation::add(std::span<const double> numbers, double weight) {
    if (weight == 0) return;
    ++m_count;
    m_weight += weight;
    for (std::size_t i = 0; i < m_means.size(); ++i) {
        const double difference = numbers[i] - m_means[i];
        m_means[i] += difference * (weight / m_weight);
        m_squares[i] += weight * difference * (numbers[i] - m_means[i]);
    }
}

double Expectation::variance_of_mean(std::size_t i) const noexcept {
    if (m_count < 2) return std::numeric_limits<double>::quiet_NaN();
    const auto count = static_cast<double>(m_count);
    return m_squares[i] / (count - 1) / count;
}

}  // namespace rankline
