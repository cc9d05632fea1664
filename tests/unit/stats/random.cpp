// SPDX-License-Identifier: MIT
#include <rankline/stats/random.hpp>

#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <set>
#include <string_view>

using namespace rankline;

namespace {

using Block = std::array<std::uint32_t, 4>;

}  // namespace

TEST_CASE("random: Philox4x32-10 gives the known answers of Random123") {
    // The lines "philox4x32 10" of tests/kat_vectors, Random123 1.14.0: counter, key, output.
    CHECK(philox4x32({0, 0, 0, 0}, {0, 0}) ==
          Block{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    constexpr std::uint32_t ones = 0xffffffff;
    CHECK(philox4x32({ones, ones, ones, ones}, {ones, ones}) ==
          Block{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    CHECK(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
          Block{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("random: a stream is the blocks of its counters, two numbers each") {
    RandomStream random(0x1122334455667788, RandomPurpose::folds, 7);
    for (std::uint32_t position = 0; position < 3; ++position) {
        const Block block = philox4x32({position, 0, 7, 2}, {0x55667788, 0x11223344});
        CHECK(random.next() == (std::uint64_t{block[1]} << 32 | block[0]));
        CHECK(random.next() == (std::uint64_t{block[3]} << 32 | block[2]));
    }
}

TEST_CASE("random: seed, purpose and stream each make another sequence") {
    std::set<std::uint64_t> numbers;
    for (const std::uint64_t seed : {0ULL, 1ULL, 1ULL << 32})
        for (const RandomPurpose purpose : {RandomPurpose::bootstrap, RandomPurpose::folds})
            for (const std::uint32_t stream : {0U, 1U, 0x80000000U})
                numbers.insert(RandomStream(seed, purpose, stream).next());
    CHECK(numbers.size() == 3 * 2 * 3);
}

TEST_CASE("random: below stays below and reaches everything") {
    RandomStream random(1, RandomPurpose::bootstrap);
    std::array<int, 3> counts{};
    for (int draw = 0; draw < 3000; ++draw) ++counts.at(random.below(3));
    // Binomial, standard deviation 26: five of them.
    for (const int count : counts) CHECK(std::abs(count - 1000) < 130);
    for (int draw = 0; draw < 100; ++draw) CHECK(random.below(1) == 0);
}

TEST_CASE("random: below has no bias where the bound does not divide 2^64") {
    // Of 3/4 of 2^64 outcomes a product that is not rejected gives multiples of 3 twice as often
    // as the others: four products share three outcomes. They would be a half, not a third.
    constexpr std::uint64_t bound = 3ULL << 62;
    RandomStream random(2, RandomPurpose::bootstrap);
    int multiples = 0;
    for (int draw = 0; draw < 9000; ++draw) {
        const std::uint64_t drawn = random.below(bound);
        REQUIRE(drawn < bound);
        if (drawn % 3 == 0) ++multiples;
    }
    CHECK(std::abs(multiples - 3000) < 225);  // five standard deviations
}

TEST_CASE("random: the seed of an item chains the blocks of its bytes") {
    // "abcdefghi": the counter 0x6867666564636261, then 0x69, both with the length 9.
    const Block first = philox4x32({0x64636261, 0x68676665, 9, 0}, {7, 0});
    const Block second = philox4x32({0x69, 0, 9, 0}, {first[0], first[1]});
    CHECK(seed_of_item(7, "abcdefghi") == (std::uint64_t{second[1]} << 32 | second[0]));
    CHECK(seed_of_item(7, "q1") != seed_of_item(8, "q1"));
    CHECK(seed_of_item(7, "") != seed_of_item(7, std::string_view("\0", 1)));
}
