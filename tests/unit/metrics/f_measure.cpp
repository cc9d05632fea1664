// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("F@k: weighted harmonic mean of P@k and R@k") {
    // Two of the first four are relevant, and two of three: P = 1/2, R = 2/3.
    const HandMadeTopic topic("1-20-", "1");
    CHECK(topic.value("F@4") == Approx(2 * 0.5 * (2.0 / 3) / (0.5 + 2.0 / 3)));
    CHECK(topic.value("F(beta=2)@4") == Approx(5 * 0.5 * (2.0 / 3) / (4 * 0.5 + 2.0 / 3)));
    CHECK(topic.value("F(beta=0)@4") == Approx(0.5));
    CHECK(topic.value("F(rel=2)@4") == Approx(2 * 0.25 * 1 / (0.25 + 1)));
}

TEST_CASE("F@k: 0 without a relevant document, or where none is among the first k") {
    CHECK(HandMadeTopic("0-").value("F@2") == 0);
    CHECK(HandMadeTopic("01").value("F@1") == 0);
    CHECK(HandMadeTopic("", "1").value("F@5") == 0);
}
