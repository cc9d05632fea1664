// SPDX-License-Identifier: MIT
#include <rankline/datasets/score_text.hpp>

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <random>
#include <string>

#include <doctest/doctest.h>

using namespace rankline;

namespace {

std::string text_of(double score, int digits = -1) {
    std::string text;
    append_score(text, score, digits);
    return text;
}

}  // namespace

TEST_CASE("the shortest text of a score is that of fmt, which takes it from Dragonbox") {
    std::mt19937_64 random(1);  // whose numbers the standard fixes
    for (int i = 0; i < 50000; ++i) {
        const std::uint64_t bits = random();
        const double anything = std::bit_cast<double>(bits);
        if (std::isfinite(anything)) REQUIRE(text_of(anything) == fmt::format("{}", anything));
        // Numbers with 0 to 7 digits behind the point, of all sizes, and their neighbours.
        const double decimal = static_cast<double>(static_cast<std::int64_t>(bits) >> (i % 64)) /
                               std::pow(10.0, i % 8);
        for (const double each : {decimal, std::nextafter(decimal, 1e300),
                                  static_cast<double>(static_cast<float>(decimal))})
            REQUIRE(text_of(each) == fmt::format("{}", each));
    }
}

TEST_CASE("texts of scores at the borders of what is written digit by digit") {
    CHECK(text_of(0) == "0");
    CHECK(text_of(-0.0) == "-0");
    CHECK(text_of(22) == "22");
    CHECK(text_of(-22.5) == "-22.5");
    CHECK(text_of(100000) == "100000");
    CHECK(text_of(0.0001) == "0.0001");
    CHECK(text_of(0.000099) == "9.9e-05");
    CHECK(text_of(0.30000000000000004) == "0.30000000000000004");
    CHECK(text_of(999999999.999999) == "999999999.999999");
    CHECK(text_of(1e9) == "1000000000");
    CHECK(text_of(0.999999) == "0.999999");
    CHECK(text_of(0.9999999) == "0.9999999");
}

TEST_CASE("there is room for the longest texts") {
    for (const int digits : {0, 4, 17}) {
        CHECK(text_of(-999999999.9, digits).size() <= most_score_bytes(digits, 999999999.9));
        CHECK(text_of(-1e308, digits).size() <= most_score_bytes(digits));
    }
    CHECK(text_of(-1.2345678901234567e-123).size() <= most_score_bytes(-1));
}
