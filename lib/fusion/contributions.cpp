// SPDX-License-Identifier: MIT
#include <rankline/fusion/contributions.hpp>

#include <array>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace rankline {

namespace {

/// One number.
struct Lane {
    static constexpr std::size_t width = 1;
    double value;
    static Lane load(const double* from) { return {*from}; }
    void store(double* to) const { *to = value; }
    friend Lane lower(Lane a, Lane b) { return {b.value < a.value ? b.value : a.value}; }
    friend Lane upper(Lane a, Lane b) { return {b.value < a.value ? a.value : b.value}; }
    friend Lane operator+(Lane a, Lane b) { return {a.value + b.value}; }
};

#if defined(__SSE2__)
/// Two numbers at once: compilers do not make vectors of a minimum that keeps IEEE's rules.
struct Lanes {
    static constexpr std::size_t width = 2;
    __m128d values;
    static Lanes load(const double* from) { return {_mm_loadu_pd(from)}; }
    void store(double* to) const { _mm_storeu_pd(to, values); }
    friend Lanes lower(Lanes a, Lanes b) { return {_mm_min_pd(b.values, a.values)}; }
    friend Lanes upper(Lanes a, Lanes b) { return {_mm_max_pd(a.values, b.values)}; }
    friend Lanes operator+(Lanes a, Lanes b) { return {_mm_add_pd(a.values, b.values)}; }
};
#else
using Lanes = Lane;
#endif

/// The sum of the numbers at `numbers`, `numbers + stride`, ..., smallest first.
template <class L, std::size_t planes>
L sum_of(const double* numbers, std::size_t stride) {
    std::array<L, planes> own;
    for (std::size_t i = 0; i < planes; ++i) own[i] = L::load(numbers + i * stride);
    for (std::size_t last = planes; last > 1; --last) {
        for (std::size_t i = 1; i < last; ++i) {
            const L least = lower(own[i - 1], own[i]);
            own[i] = upper(own[i - 1], own[i]);
            own[i - 1] = least;
        }
    }
    L sum = own[0];
    for (std::size_t i = 1; i < planes; ++i) sum = sum + own[i];
    return sum;
}

/// That the number of planes is known to the compiler keeps all of it in registers.
template <std::size_t planes>
void sum_ordered(const double* numbers, std::span<double> sums) {
    const std::size_t stride = sums.size();
    std::size_t document = 0;
    for (; document + Lanes::width <= stride; document += Lanes::width)
        sum_of<Lanes, planes>(numbers + document, stride).store(&sums[document]);
    for (; document < stride; ++document)
        sum_of<Lane, planes>(numbers + document, stride).store(&sums[document]);
}

/// With more the exchanges, which grow with the square, cost more than sorting each document.
constexpr std::size_t most_in_registers = 12;

/// Finds the function for a number of planes; false if there is none.
template <std::size_t planes>
bool sum_in_registers(std::size_t wanted, const double* numbers, std::span<double> sums) {
    if constexpr (planes < 2) {
        return false;
    } else {
        if (wanted != planes) return sum_in_registers<planes - 1>(wanted, numbers, sums);
        sum_ordered<planes>(numbers, sums);
        return true;
    }
}

}  // namespace

Contributions::Contributions(const Pool& pool, std::vector<double>& memory, double absent)
    : m_planes(pool.lists.size()), m_documents(pool.documents.size()) {
    memory.assign(m_planes * m_documents, absent);
    m_numbers = memory;
}

void Contributions::sort() {
    std::vector<double> numbers(m_planes);
    for (std::size_t document = 0; document < m_documents; ++document) {
        for (std::size_t i = 0; i < m_planes; ++i) numbers[i] = plane(i)[document];
        std::sort(numbers.begin(), numbers.end());
        for (std::size_t i = 0; i < m_planes; ++i) plane(i)[document] = numbers[i];
    }
}

void Contributions::sum(std::span<double> sums) {
    if (sum_in_registers<most_in_registers>(m_planes, m_numbers.data(), sums)) return;
    sort();
    std::fill(sums.begin(), sums.end(), 0.0);
    for (std::size_t i = 0; i < m_planes; ++i) {
        const std::span<const double> plane = m_numbers.subspan(i * m_documents, m_documents);
        for (std::size_t document = 0; document < m_documents; ++document)
            sums[document] += plane[document];
    }
}

}  // namespace rankline
