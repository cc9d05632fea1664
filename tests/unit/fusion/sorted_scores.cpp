// SPDX-License-Identifier: MIT
#include <rankline/fusion/sorted_scores.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "../random.hpp"

using namespace rankline;

TEST_CASE("sorted scores: as a sort by comparisons has them, whatever the bits") {
    Random random(1);
    for (int round = 0; round < 50; ++round) {
        std::vector<double> scores;
        for (std::uint64_t i = random.below(3000); i > 0; --i) {
            std::uint64_t bits = 0;
            for (int part = 0; part < 4; ++part) bits = bits << 16 | random.below(1 << 16);
            const double any = std::bit_cast<double>(bits);
            const double usual = static_cast<double>(random.below(1000)) / 8 - 20;
            scores.push_back(round % 2 == 0 && !std::isnan(any) ? any : usual);
        }
        std::vector<double> expected = scores;
        std::sort(expected.begin(), expected.end());
        sort_scores(scores);
        REQUIRE(scores == expected);
        if (round == 0)
            CHECK(std::count_if(scores.begin(), scores.end(),
                                [](double score) { return score < 0; }) > 100);
    }
}

TEST_CASE("sorted scores: infinities, zeros of both signs, none and one") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    std::vector<double> scores = {0.0, infinity, -0.0, -infinity, 5e-324, -5e-324};
    sort_scores(scores);
    CHECK(scores == std::vector<double>{-infinity, -5e-324, 0, 0, 5e-324, infinity});
    CHECK(std::signbit(scores[2]));
    CHECK_FALSE(std::signbit(scores[3]));
    std::vector<double> none;
    sort_scores(none);
    CHECK(none.empty());
    std::vector<double> one = {1.5};
    sort_scores(one);
    CHECK(one == std::vector<double>{1.5});
}
