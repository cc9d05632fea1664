// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("AP: the mean over all relevant documents of the precision at each") {
    // Relevant at ranks 2 and 3 of two relevant ones: (1/2 + 2/3) / 2.
    CHECK(HandMadeTopic("012").value("AP") == Approx(7.0 / 12));
    // A third one that is not retrieved adds nothing but counts: (1/2 + 2/3) / 3.
    CHECK(HandMadeTopic("012", "1").value("AP") == Approx(7.0 / 18));
}

TEST_CASE("AP: unjudged documents are ranked above like nonrelevant ones") {
    CHECK(HandMadeTopic("-.1").value("AP") == Approx(1.0 / 3));
}

TEST_CASE("AP@k: sums over the first k ranks and divides by all relevant documents") {
    // Relevant at 1, 3 and 5 of four: the first three ranks give (1 + 2/3) / 4.
    const HandMadeTopic topic("10101", "1");
    CHECK(topic.value("AP@3") == Approx((1 + 2.0 / 3) / 4));
    CHECK(topic.value("AP@2") == 0.25);
    CHECK(topic.value("AP@1000") == topic.value("AP"));
}

TEST_CASE("AP: grades below the level are not relevant") {
    // With rel=2 only the document at rank 3 is.
    CHECK(HandMadeTopic("012").value("AP(rel=2)") == Approx(1.0 / 3));
    CHECK(HandMadeTopic("012").value("AP", 2) == Approx(1.0 / 3));
}

TEST_CASE("AP: is 0 without relevant documents and without retrieved ones") {
    CHECK(HandMadeTopic("000").value("AP") == 0);
    CHECK(HandMadeTopic("", "1").value("AP") == 0);
    CHECK(HandMadeTopic("---").value("AP@2") == 0);
}
