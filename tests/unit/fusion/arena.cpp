// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cstdint>

#include <rankline/fusion/arena.hpp>
#include <rankline/fusion/bit_rows.hpp>

using namespace rankline;

TEST_CASE("arena: what is taken does not overlap, and is used again") {
    Arena arena;
    const std::span<std::uint8_t> small = arena.take<std::uint8_t>(3, std::uint8_t{1});
    const std::span<double> aligned = arena.take<double>(2, 2.0);
    const std::span<double> large = arena.take<double>(100000, 3.0);
    CHECK(reinterpret_cast<std::uintptr_t>(aligned.data()) % alignof(double) == 0);
    CHECK(small[2] == 1);
    CHECK(aligned[1] == 2.0);
    CHECK(large[99999] == 3.0);
    arena.restart();
    const double* const first = arena.take<double>(100000).data();
    arena.restart();
    CHECK(arena.take<double>(100000).data() == first);
}

TEST_CASE("bit rows: counts along rows and down columns") {
    Arena arena;
    BitRows rows(300, 2500, arena);
    std::vector<std::uint32_t> columns(2500);
    std::vector<std::uint32_t> times(300);
    for (std::size_t row = 0; row < 300; ++row) {
        std::fill(rows[row].begin(), rows[row].end(), std::uint64_t{0});
        std::uint32_t set = 0;
        times[row] = static_cast<std::uint32_t>(row % 7 == 0 ? row : 1);
        for (std::size_t column = 0; column < 2500; ++column) {
            if ((row * 7 + column * column) % (2 + row % 5) != 0) continue;
            set_bit(rows[row], column);
            columns[column] += times[row];
            ++set;
        }
        CHECK(count_bits(rows[row]) == set);
    }
    const std::span<const std::uint32_t> counted = count_columns(rows, times, arena);
    CHECK(std::equal(columns.begin(), columns.end(), counted.begin(), counted.end()));
    set_all(rows[0], 2500);
    CHECK(count_bits(rows[0]) == 2500);
    CHECK(has_bit(rows[0], 2499));
    clear_bit(rows[0], 2499);
    CHECK(count_bits(rows[0]) == 2499);
}

TEST_CASE("bit rows: a range of bits") {
    for (const std::size_t first : {0U, 1U, 63U, 64U, 65U, 127U, 128U}) {
        for (const std::size_t last : {0U, 1U, 63U, 64U, 65U, 127U, 128U, 191U, 192U}) {
            if (last < first) continue;
            std::vector<std::uint64_t> row(3);
            set_bits(row, first, last);
            CHECK(count_bits(row) == last - first);
            for (std::size_t bit = first; bit < last; ++bit) CHECK(has_bit(row, bit));
        }
    }
}
