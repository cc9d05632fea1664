// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("P@k: relevant documents among the first k, divided by k") {
    const HandMadeTopic topic("1020.-", "3");
    CHECK(topic.value("P@1") == 1);
    CHECK(topic.value("P@3") == Approx(2.0 / 3));
    CHECK(topic.value("P(rel=2)@3") == Approx(1.0 / 3));
    // A ranking of six is filled up with nonrelevant documents.
    CHECK(topic.value("P@10") == 0.2);
}

TEST_CASE("P(relative=true)@k: divided by the most there could be") {
    // R = 3: of 2 documents 2 could be relevant, of 5 only 3.
    const HandMadeTopic topic("1020.-", "3");
    CHECK(topic.value("P(relative=true)@2") == 0.5);
    CHECK(topic.value("P(relative=true)@5") == Approx(2.0 / 3));
    CHECK(topic.value("relative_P.5") == topic.value("P(relative=true)@5"));
    CHECK(HandMadeTopic("000").value("P(relative=true)@5") == 0);
}
