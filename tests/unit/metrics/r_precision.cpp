// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("Rprec: precision among the first R documents") {
    // R = 3, two of them in the first three.
    CHECK(HandMadeTopic("1011").value("Rprec") == Approx(2.0 / 3));
    // A ranking shorter than R: one of four.
    CHECK(HandMadeTopic("1", "111").value("Rprec") == 0.25);
    CHECK(HandMadeTopic("00").value("Rprec") == 0);
}

TEST_CASE("RprecMult: precision at a multiple of R, whole documents") {
    // R = 4: 0.5 R is rank floor(2.9) = 2, 1.2 R is rank floor(5.7) = 5.
    const HandMadeTopic topic("10110", "1");
    CHECK(topic.value("RprecMult@0.5") == 0.5);
    CHECK(topic.value("RprecMult@1.2") == Approx(3.0 / 5));
    CHECK(topic.value("RprecMult@1") == topic.value("Rprec"));
    // Beyond the ranking nothing is found: rank floor(8.9) = 8.
    CHECK(topic.value("RprecMult@2") == Approx(3.0 / 8));
}

TEST_CASE("RprecMult: is 0 where the multiple is no rank") {
    CHECK(HandMadeTopic("00").value("RprecMult@1") == 0);
    CHECK(HandMadeTopic("1").value("RprecMult@0") == 0);
    CHECK(HandMadeTopic("1").value("RprecMult@1e300") == Approx(0));
}
