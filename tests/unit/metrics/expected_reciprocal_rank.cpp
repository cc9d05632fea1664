// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("ERR: a document counts as far as those before it did not satisfy") {
    // Grades 3, 2, 1 satisfy 7/16, 3/16, 1/16 of the users who come to them.
    CHECK(HandMadeTopic("3").value("ERR") == 7.0 / 16);
    CHECK(HandMadeTopic("321").value("ERR") ==
          Approx(7.0 / 16 + 9.0 / 16 * 3 / 16 / 2 + 9.0 / 16 * 13 / 16 * 1 / 16 / 3));
    CHECK(HandMadeTopic("321").value("ERR@2") == Approx(7.0 / 16 + 9.0 / 16 * 3 / 16 / 2));
    CHECK(HandMadeTopic("321").value("ERR@1") == 7.0 / 16);
}

TEST_CASE("ERR: what is not judged, negative or of grade 0 satisfies nobody") {
    CHECK(HandMadeTopic("-.03").value("ERR") == 7.0 / 16 / 4);
    CHECK(HandMadeTopic("-.0", "3").value("ERR") == 0);
    CHECK(HandMadeTopic("", "3").value("ERR") == 0);
}

TEST_CASE("ERR: max is the scale, and grades above it count as it") {
    CHECK(HandMadeTopic("3").value("ERR(max=3)") == 7.0 / 8);
    CHECK(HandMadeTopic("11").value("ERR(max=1)") == 0.5 + 0.5 * 0.5 / 2);
    CHECK(HandMadeTopic("4").value("ERR") == 15.0 / 16);
    CHECK(HandMadeTopic("9").value("ERR") == 15.0 / 16);
    CHECK(HandMadeTopic("3").value("ERR(max=0)") == 0);
    CHECK(std::isfinite(HandMadeTopic("3").value("ERR(max=900)")));
    CHECK_THROWS(static_cast<void>(HandMadeTopic("3").value("ERR(max=901)")));
    CHECK_THROWS(static_cast<void>(HandMadeTopic("3").value("ERR(max=-1)")));
}

TEST_CASE("nERR: over what the best order of all judged documents has") {
    CHECK(HandMadeTopic("3201").value("nERR@2") == 1);
    CHECK(HandMadeTopic("13", "0").value("nERR@1") == Approx(1.0 / 7));
    // Ideal is 3, 1: 7/16 + 9/16 * 1/16 / 2 = 233/512; the ranking has 1/16 = 32/512.
    CHECK(HandMadeTopic("1", "3").value("nERR") == Approx(32.0 / 233));
    // Grades above max are worth the same, so that their order does not matter.
    CHECK(HandMadeTopic("24").value("nERR(max=2)") == 1);
}

TEST_CASE("nERR: 0 without a positive grade") {
    CHECK(HandMadeTopic("0.-").value("nERR") == 0);
    CHECK(HandMadeTopic("").value("nERR@5") == 0);
    CHECK(HandMadeTopic("3").value("nERR(max=0)") == 0);
}
