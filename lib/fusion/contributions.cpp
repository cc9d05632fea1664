// SPDX-License-Identifier: MIT
#include <rankline/fusion/contributions.hpp>

namespace rankline {

namespace {

/// Up to so many runs the planes are sorted whole, by exchanges that compilers turn into vectors;
/// with more the number of exchanges, which grows with the square, is the greater cost.
constexpr std::size_t most_exchanged = 16;

void order_pair(std::span<double> lower, std::span<double> upper) {
    for (std::size_t i = 0; i < lower.size(); ++i) {
        const double a = lower[i];
        const double b = upper[i];
        lower[i] = b < a ? b : a;
        upper[i] = b < a ? a : b;
    }
}

}  // namespace

Contributions::Contributions(const Pool& pool, std::vector<double>& memory, double absent)
    : m_planes(pool.lists.size()), m_documents(pool.documents.size()) {
    memory.assign(m_planes * m_documents, absent);
    m_numbers = memory;
}

void Contributions::sort() {
    if (m_planes <= most_exchanged) {
        for (std::size_t last = m_planes; last > 1; --last) {
            for (std::size_t i = 1; i < last; ++i) order_pair(plane(i - 1), plane(i));
        }
        return;
    }
    std::vector<double> numbers(m_planes);
    for (std::size_t document = 0; document < m_documents; ++document) {
        for (std::size_t i = 0; i < m_planes; ++i) numbers[i] = plane(i)[document];
        std::sort(numbers.begin(), numbers.end());
        for (std::size_t i = 0; i < m_planes; ++i) plane(i)[document] = numbers[i];
    }
}

void Contributions::sum(std::span<double> sums) const {
    std::fill(sums.begin(), sums.end(), 0.0);
    for (std::size_t i = 0; i < m_planes; ++i) {
        const std::span<const double> numbers = m_numbers.subspan(i * m_documents, m_documents);
        for (std::size_t document = 0; document < m_documents; ++document)
            sums[document] += numbers[document];
    }
}

}  // namespace rankline
