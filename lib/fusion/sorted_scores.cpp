// SPDX-License-Identifier: MIT
#include <rankline/fusion/sorted_scores.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <numeric>

namespace rankline {

namespace {

constexpr unsigned digit_bits = 11;
constexpr unsigned passes = (64 + digit_bits - 1) / digit_bits;
constexpr std::size_t digits = std::size_t{1} << digit_bits;
constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;

/// The digits of a number that is ordered as the score is.
std::size_t digit(double score, unsigned pass) {
    const auto bits = std::bit_cast<std::uint64_t>(score);
    const std::uint64_t key = (bits & sign_bit) != 0 ? ~bits : bits | sign_bit;
    return (key >> (pass * digit_bits)) % digits;
}

}  // namespace

void sort_scores(std::vector<double>& scores) {
    std::array<std::array<std::size_t, digits>, passes> places{};
    for (const double score : scores) {
        for (unsigned pass = 0; pass < passes; ++pass) ++places[pass][digit(score, pass)];
    }
    std::vector<double> other(scores.size());
    for (unsigned pass = 0; pass < passes; ++pass) {
        std::array<std::size_t, digits>& place = places[pass];
        // Scores of a run have most of their leading bits in common.
        if (std::find(place.begin(), place.end(), scores.size()) != place.end()) continue;
        std::exclusive_scan(place.begin(), place.end(), place.begin(), std::size_t{0});
        for (const double score : scores) other[place[digit(score, pass)]++] = score;
        scores.swap(other);
    }
}

}  // namespace rankline
