// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("YAAP: average precision as smoothed log-odds") {
    // S = 1/2 + 2/3, R = 3.
    const double s = 7.0 / 6;
    CHECK(HandMadeTopic("012", "1").value("YAAP") == Approx(std::log((1 + s) / (4 - s))));
    // A perfect ranking of one document: ln(2 / 1).
    CHECK(HandMadeTopic("1").value("YAAP") == Approx(std::log(2.0)));
}

TEST_CASE("YAAP: below 0 when nothing is found, 0 when there is nothing to find") {
    CHECK(HandMadeTopic("", "11").value("YAAP") == Approx(std::log(1.0 / 3)));
    CHECK(HandMadeTopic("0").value("YAAP") == 0);
}
