// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

#include <rankline/fusion/subset_sums.hpp>

using namespace rankline;

namespace {

using Numbers = std::array<double, 64>;

SubsetSums sums_of(const Numbers& numbers, SubsetSums::Vectors vectors) {
    SubsetSums sums(vectors);
    for (std::size_t byte = 0; byte < 8; ++byte) {
        std::array<double, 8> eight{};
        std::copy_n(numbers.begin() + static_cast<std::ptrdiff_t>(8 * byte), 8, eight.begin());
        sums.set(byte, eight);
    }
    return sums;
}

std::vector<std::uint64_t> random_sets(std::size_t count, std::mt19937_64& random) {
    std::vector<std::uint64_t> sets(count);
    for (std::uint64_t& set : sets) set = random();
    return sets;
}

}  // namespace

TEST_CASE("subset sums: the numbers whose bits are set, with all instructions") {
    std::mt19937_64 random(17);
    Numbers numbers;
    for (std::size_t i = 0; i < 64; ++i) numbers[i] = static_cast<double>(random() % 1000);
    // With and without a rest behind whole vectors; few and many sets go different ways.
    for (const std::size_t count : {0, 1, 7, 32, 33, 255, 256, 300}) {
        const std::vector<std::uint64_t> sets = random_sets(count, random);
        for (const SubsetSums::Vectors vectors : SubsetSums::supported()) {
            CAPTURE(count);
            std::vector<double> totals(count, 0.5);
            sums_of(numbers, vectors).add_to(totals, sets);
            for (std::size_t i = 0; i < count; ++i) {
                double expected = 0.5;
                for (std::size_t bit = 0; bit < 64; ++bit)
                    expected += (sets[i] >> bit & 1) != 0 ? numbers[bit] : 0;
                CHECK(totals[i] == expected);
            }
        }
    }
}

TEST_CASE("subset sums: every way gives the same bits") {
    std::mt19937_64 random(18);
    std::uniform_real_distribution<double> any(-1, 1);
    Numbers numbers;
    for (double& number : numbers) number = any(random);
    const std::vector<std::uint64_t> sets = random_sets(300, random);
    std::vector<double> in_bytes(300, 0.1);
    sums_of(numbers, SubsetSums::Vectors::any).add_to(in_bytes, sets);
    for (const SubsetSums::Vectors vectors : SubsetSums::supported()) {
        const SubsetSums sums = sums_of(numbers, vectors);
        std::vector<double> totals(300, 0.1);
        for (std::size_t i = 0; i < 300; i += 50)
            sums.add_to(std::span(totals).subspan(i, 50), std::span(sets).subspan(i));
        CHECK(totals == in_bytes);
    }
}
