// SPDX-License-Identifier: MIT
#include <rankline/fusion/subset_sums.hpp>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rankline {

namespace {

constexpr std::size_t bytes = 8;

}  // namespace

std::span<const SubsetSums::Vectors> SubsetSums::supported() {
    static constexpr std::array all = {Vectors::any, Vectors::avx512};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f")) return all;
#endif
    return std::span(all).first(1);
}

void SubsetSums::set(std::size_t byte, const std::array<double, 8>& numbers) {
    for (std::size_t four = 0; four < 2; ++four) {
        FourSums& sums = m_sums[2 * byte + four];
        for (std::size_t bit = 0; bit < 4; ++bit) {
            const std::size_t half = std::size_t{1} << bit;
            for (std::size_t bits = 0; bits < half; ++bits)
                sums[half + bits] = sums[bits] + numbers[4 * four + bit];
        }
    }
}

void SubsetSums::add_to(std::span<double> totals, std::span<const std::uint64_t> sets) const {
#if defined(__x86_64__)
    if (m_vectors == Vectors::avx512) return add_with_avx512(totals, sets);
#endif
    if (totals.size() < 256) return add_one_by_one(totals, sets);
    add_with_bytes(totals, sets);
}

void SubsetSums::add_one_by_one(std::span<double> totals,
                                std::span<const std::uint64_t> sets) const {
    for (std::size_t i = 0; i < totals.size(); ++i) {
        double sum = 0;
        for (std::size_t byte = 0; byte < bytes; ++byte)
            sum += of_byte(byte, sets[i] >> (8 * byte));
        totals[i] += sum;
    }
}

/// With as many sets as a byte has values it pays to add up the fours of each beforehand.
void SubsetSums::add_with_bytes(std::span<double> totals,
                                std::span<const std::uint64_t> sets) const {
    std::array<std::array<double, 256>, bytes> sums;
    for (std::size_t byte = 0; byte < bytes; ++byte) {
        for (std::size_t high = 0; high < 16; ++high) {
            for (std::size_t low = 0; low < 16; ++low)
                sums[byte][16 * high + low] = m_sums[2 * byte][low] + m_sums[2 * byte + 1][high];
        }
    }
    for (std::size_t i = 0; i < totals.size(); ++i) {
        double sum = 0;
        for (std::size_t byte = 0; byte < bytes; ++byte)
            sum += sums[byte][sets[i] >> (8 * byte) & 255];
        totals[i] += sum;
    }
}

#if defined(__x86_64__)
/// The sums of a four lie in two registers, and one instruction looks up those of eight sets. Eight
/// times eight go side by side, as each waits for its sum.
[[gnu::target("avx512f")]] void SubsetSums::add_with_avx512(
    std::span<double> totals, std::span<const std::uint64_t> sets) const {
    constexpr std::size_t side_by_side = 8;
    constexpr std::size_t at_once = 8 * side_by_side;
    const std::size_t end = totals.size() / at_once * at_once;
    for (std::size_t first = 0; first < end; first += at_once) {
        __m512i bits[side_by_side];
        __m512d sum[side_by_side];
        for (std::size_t i = 0; i < side_by_side; ++i) {
            bits[i] = _mm512_loadu_si512(&sets[first + 8 * i]);
            sum[i] = _mm512_setzero_pd();
        }
#pragma GCC unroll 1  // all at once they would not fit into the registers
        for (std::size_t byte = 0; byte < bytes; ++byte) {
            const double* const low = m_sums[2 * byte].data();
            const double* const high = m_sums[2 * byte + 1].data();
            const __m512d low_0 = _mm512_loadu_pd(low), low_8 = _mm512_loadu_pd(low + 8);
            const __m512d high_0 = _mm512_loadu_pd(high), high_8 = _mm512_loadu_pd(high + 8);
            for (std::size_t i = 0; i < side_by_side; ++i) {
                // Of an index only the lowest four bits are looked at.
                const __m512d four = _mm512_permutex2var_pd(low_0, bits[i], low_8);
                bits[i] = _mm512_srli_epi64(bits[i], 4);
                const __m512d next = _mm512_permutex2var_pd(high_0, bits[i], high_8);
                bits[i] = _mm512_srli_epi64(bits[i], 4);
                sum[i] = _mm512_add_pd(sum[i], _mm512_add_pd(four, next));
            }
        }
        for (std::size_t i = 0; i < side_by_side; ++i) {
            double* const total = &totals[first + 8 * i];
            _mm512_storeu_pd(total, _mm512_add_pd(_mm512_loadu_pd(total), sum[i]));
        }
    }
    add_one_by_one(totals.subspan(end), sets.subspan(end));
}
#endif

}  // namespace rankline
