// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

TEST_CASE("FirstRank@k: the rank of the first relevant document, k + 1 without one") {
    const HandMadeTopic topic("0-12");
    CHECK(topic.value("FirstRank@10") == 3);
    CHECK(topic.value("FirstRank(rel=2)@10") == 4);
    CHECK(topic.value("FirstRank@2") == 3);
    CHECK(topic.value("FirstRank@3") == 3);
    CHECK(topic.value("MeanR(rel=3)@10") == 11);
    CHECK(HandMadeTopic("", "1").value("FirstRank@10") == 11);
    CHECK(HandMadeTopic(".0").value("FirstRank(rel=-1)@10") == 2);
}

TEST_CASE("MeanRank@k: over all relevant documents, or those among the first k") {
    // Relevant at ranks 1 and 4, a third one missed.
    const HandMadeTopic topic("10-1", "1");
    CHECK(topic.value("MeanRank@10") == doctest::Approx((1 + 4 + 11) / 3.0));
    CHECK(topic.value("MeanRank@3") == 3);  // 1, and twice 4
    CHECK(topic.value("MeanRank(missed=skip)@10") == 2.5);
    CHECK(topic.value("MeanRank(missed=skip)@3") == 1);
    CHECK(topic.value("MeanRank(rel=2,missed=skip)@10") == 11);
    CHECK(HandMadeTopic("00").value("MeanRank@10") == 11);
}

TEST_CASE("MedianRank@k: of an even number the mean of the two in the middle") {
    const HandMadeTopic topic("10-1-1", "1");
    CHECK(topic.value("MedianRank@10") == 5);  // 1, 4, 6, 11
    CHECK(topic.value("MedianRank@5") == 5);   // 1, 4, 6, 6
    CHECK(topic.value("MedianRank@3") == 4);   // 1, 4, 4, 4
    CHECK(topic.value("MedianRank(missed=skip)@10") == 4);
    CHECK(topic.value("MedianRank(missed=skip)@5") == 2.5);
    CHECK(topic.value("MedianRank(missed=skip)@1") == 1);
    CHECK(HandMadeTopic("0", "11").value("MedianRank(missed=skip)@10") == 11);
    CHECK(HandMadeTopic("0").value("MedianRank@10") == 11);
}
