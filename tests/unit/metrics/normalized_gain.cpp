// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("BinG: relevant documents are discounted by the nonrelevant ones before them") {
    // None before the first, one before the second, one relevant document missed:
    // (1/log2(2) + 1/log2(3)) / 3.
    CHECK(HandMadeTopic("1-1", "1").value("BinG") == Approx((1 + 1 / std::log2(3.0)) / 3));
    CHECK(HandMadeTopic("0").value("BinG") == 0);
}

TEST_CASE("G: documents are discounted by what the ideal ranking would have had in addition") {
    // Grades 1, 0, 2; ideal 2, 1, 0. Costs 2, 2 + 1, 3 + 1; collected 1, 1, 3:
    // (1/log2(2 + 2 - 1) + 2/log2(2 + 4 - 3)) / 3.
    CHECK(HandMadeTopic("102").value("G") == Approx((3 / std::log2(3.0)) / 3));
    // In the ideal order nothing is discounted: log2(2) = 1 throughout.
    CHECK(HandMadeTopic("21").value("G") == 1);
}

TEST_CASE("G: documents not retrieved count in what is possible, not in the cost") {
    CHECK(HandMadeTopic("1", "1").value("G") == 0.5);
    CHECK(HandMadeTopic("0", "").value("G") == 0);
}

TEST_CASE("G: takes gains") {
    // Gain 4 at rank 2, cost 4 + 1: 4/log2(2 + 5 - 4) / 4.
    CHECK(HandMadeTopic("01").value("G.1=4") == Approx(1 / std::log2(3.0)));
}
