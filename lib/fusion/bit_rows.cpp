// SPDX-License-Identifier: MIT
#include <algorithm>
#include <numeric>

#include <rankline/fusion/bit_rows.hpp>

namespace rankline {

namespace {

constexpr std::uint64_t every(std::uint64_t byte) { return 0x0101010101010101 * byte; }

/// How many bits of each byte of a word are set. Compilers make vectors of this, which they cannot
/// of std::popcount where the processor may lack the instruction.
constexpr std::uint64_t count_in_bytes(std::uint64_t word) {
    word -= (word >> 1) & every(0x55);
    word = (word & every(0x33)) + ((word >> 2) & every(0x33));
    return (word + (word >> 4)) & every(0x0f);
}

constexpr std::uint32_t sum_of_bytes(std::uint64_t word) {
    constexpr std::uint64_t even = 0x00ff00ff00ff00ff;
    word = (word & even) + ((word >> 8) & even);
    return static_cast<std::uint32_t>((word * 0x0001000100010001) >> 48);
}

}  // namespace

void set_all(std::span<std::uint64_t> row, std::size_t columns) noexcept {
    std::fill(row.begin(), row.end(), std::uint64_t{0});
    std::fill_n(row.begin(), columns / 64, ~std::uint64_t{0});
    if (columns % 64 != 0) row[columns / 64] = (std::uint64_t{1} << columns % 64) - 1;
}

void set_bits(std::span<std::uint64_t> row, std::size_t first, std::size_t last) noexcept {
    if (first == last) return;
    const std::uint64_t from = ~std::uint64_t{0} << first % 64;
    const std::uint64_t to = ~std::uint64_t{0} >> (63 - (last - 1) % 64);
    const std::size_t last_word = (last - 1) / 64;
    if (first / 64 == last_word) {
        row[last_word] |= from & to;
        return;
    }
    row[first / 64] |= from;
    std::fill(&row[first / 64 + 1], &row[last_word], ~std::uint64_t{0});
    row[last_word] |= to;
}

std::uint32_t count_bits(std::span<const std::uint64_t> row) noexcept {
    constexpr std::size_t most_words = 31;  // of 8 per byte, which holds 255
    std::uint32_t count = 0;
    for (std::size_t first = 0; first < row.size(); first += most_words) {
        const std::size_t last = std::min(first + most_words, row.size());
        std::uint64_t bytes = 0;
        for (std::size_t word = first; word < last; ++word) bytes += count_in_bytes(row[word]);
        count += sum_of_bytes(bytes);
    }
    return count;
}

/// Counts down all columns of a word at once: plane p holds bit p of the 64 counts. Adding a row
/// once touches two planes on average.
std::span<std::uint32_t> count_columns(const BitRows& rows, std::span<const std::uint32_t> times,
                                       Arena& arena) {
    const std::span<std::uint32_t> counts = arena.take<std::uint32_t>(rows.columns(), 0U);
    const std::size_t planes =
        std::bit_width(std::accumulate(times.begin(), times.end(), std::uint64_t{0}));
    BitRows sums(planes, rows.columns(), arena);
    std::fill(sums.all().begin(), sums.all().end(), std::uint64_t{0});
    const auto add = [&](std::span<const std::uint64_t> row, std::size_t first_plane) {
        for (std::size_t word = 0; word < row.size(); ++word) {
            std::uint64_t carry = row[word];
            for (std::size_t plane = first_plane; carry != 0; ++plane) {
                const std::uint64_t sum = sums[plane][word];
                sums[plane][word] = sum ^ carry;
                carry &= sum;
            }
        }
    };
    for (std::size_t row = 0; row < times.size(); ++row) {
        for (std::size_t plane = 0; times[row] >> plane != 0; ++plane) {
            if ((times[row] >> plane & 1) != 0) add(rows[row], plane);
        }
    }
    for (std::size_t plane = 0; plane < planes; ++plane) {
        for (std::size_t column = 0; column < counts.size(); ++column)
            counts[column] |= static_cast<std::uint32_t>(
                (sums[plane][column / 64] >> (column % 64) & 1) << plane);
    }
    return counts;
}

}  // namespace rankline
