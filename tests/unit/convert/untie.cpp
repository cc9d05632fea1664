// SPDX-License-Identifier: MIT
#include <rankline/convert/untie.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include <rankline/base/number.hpp>
#include <rankline/convert/scores.hpp>

#include "scored_entries.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

std::vector<double> untied(const std::vector<double>& scores, int digits = -1) {
    std::vector<RunEntry> entries = scored_entries(scores);
    if (digits >= 0) cut_scores(entries, digits);
    Untier(digits).untie(entries);
    std::vector<double> result;
    for (const RunEntry& entry : entries) result.push_back(entry.score);
    return result;
}

/// As trec_eval 9 reads it (a float from atof), trec_eval 10 and Python, and C's strtof.
void require_descending(const std::vector<double>& scores, int digits) {
    for (std::size_t i = 1; i < scores.size(); ++i) {
        const std::string above = format_number(scores[i - 1], digits);
        const std::string below = format_number(scores[i], digits);
        CAPTURE(above);
        CAPTURE(below);
        REQUIRE(std::strtod(above.c_str(), nullptr) > std::strtod(below.c_str(), nullptr));
        REQUIRE(static_cast<float>(std::strtod(above.c_str(), nullptr)) >
                static_cast<float>(std::strtod(below.c_str(), nullptr)));
        REQUIRE(std::strtof(above.c_str(), nullptr) > std::strtof(below.c_str(), nullptr));
    }
}

}  // namespace

TEST_CASE("scores that any tool tells apart stay as they are") {
    CHECK(untied({20.5, 3, 0.25, 0, -1}) == std::vector<double>{20.5, 3, 0.25, 0, -1});
    CHECK(untied({3.25, 3.24}, 2) == std::vector<double>{3.25, 3.24});
    CHECK(untied({}).empty());
}

TEST_CASE("of equal scores the first stays and the others go by steps of the last digit") {
    CHECK(untied({5, 5, 5, 1}, 2) == std::vector<double>{5, 4.99, 4.98, 1});
    // Two can stay, the first two or the last two; the others move no further than they must.
    CHECK(untied({0.02, 0.01, 0.01, 0}, 2) == std::vector<double>{0.02, 0.01, 0, -0.01});
    CHECK(untied({1, 1, 1}, 0) == std::vector<double>{1, 0, -1});
}

TEST_CASE("scores that are one number in 32 bits are tied for trec_eval 9") {
    // 20.00000012 and 20.00000011 are one float: RR 0.5 in trec_eval 9, 1 in trec_eval 10.
    const std::vector<double> scores = untied({20.00000012, 20.00000011});
    require_descending(scores, -1);
    CHECK(scores[0] == 20.00000012);
    // The next float below 20, whose shortest text as a float is this.
    CHECK(scores[1] == 19.999998);
}

TEST_CASE("a score above the one before is brought below it") {
    CHECK(untied({2, 3, 1}, 1) == std::vector<double>{2, 1.9, 1});
}

TEST_CASE("untied scores descend for any tool, whatever they were") {
    std::mt19937_64 random(7);
    const auto number = [&] { return static_cast<double>(random() % 1000001) / 1e6; };
    for (const int digits : {-1, 0, 1, 4, 6, 17}) {
        CAPTURE(digits);
        for (int trial = 0; trial < 60; ++trial) {
            const double scale = std::pow(10.0, static_cast<double>(random() % 40) - 20);
            const double step =
                trial % 3 == 0 ? 0 : std::pow(10.0, -static_cast<double>(trial % 9));
            std::vector<double> scores;
            for (int i = 0; i < 200; ++i) {
                double score = (number() - 0.3) * scale;
                if (step > 0) score = std::round(score / scale / step) * step * scale;
                scores.push_back(score);
            }
            if (trial % 2 == 0) std::sort(scores.rbegin(), scores.rend());
            require_descending(untied(scores, digits), digits);
        }
    }
}

TEST_CASE("the ends of what numbers can be") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (const double score : {infinity, -infinity, std::numeric_limits<double>::max(), 1e39,
                               std::numeric_limits<double>::denorm_min(), 0.0, -0.0}) {
        CAPTURE(score);
        for (const int digits : {-1, 3})
            require_descending(untied(std::vector<double>(50, score), digits), digits);
    }
}

TEST_CASE("as many scores stay as can") {
    // 9 and 1 cannot both stay beside what is between them: there is no room for three in a digit.
    const std::vector<double> scores = untied({9, 8.9, 8.9, 8.8, 8.8, 1}, 1);
    CHECK(scores.back() == 1);
    CHECK(scores == std::vector<double>{9, 8.9, 8.8, 8.7, 8.6, 1});
}
