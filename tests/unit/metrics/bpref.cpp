// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("bpref: each relevant document loses the share of nonrelevant ones ranked above it") {
    // R = 2, N = 3: the first relevant document has none above it, the second min(1, 2) of
    // min(3, 2): (1 + (1 - 1/2)) / 2.
    CHECK(HandMadeTopic("101", "00").value("Bpref") == 0.75);
    // With N = 1 below R the share is of 1: (1 + (1 - 1/1)) / 2.
    CHECK(HandMadeTopic("101").value("Bpref") == 0.5);
}

TEST_CASE("bpref: no more than R nonrelevant documents count") {
    // R = 1 and two nonrelevant documents above: 1 - min(2, 1) / min(2, 1).
    CHECK(HandMadeTopic("001").value("Bpref") == 0);
}

TEST_CASE("bpref: documents without a grade are passed over") {
    CHECK(HandMadeTopic("-.-1").value("Bpref") == 1);
    CHECK(HandMadeTopic("..1-").value("Bpref") == 1);
}

TEST_CASE("bpref: relevant documents that are not retrieved count as lost") {
    CHECK(HandMadeTopic("1", "110").value("Bpref") == Approx(1.0 / 3));
}

TEST_CASE("bpref: a level above all grades is not an error") {
    CHECK(HandMadeTopic("12").value("Bpref(rel=500000)") == 0);
}
