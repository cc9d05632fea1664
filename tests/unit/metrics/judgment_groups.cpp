// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <vector>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("judgment groups: the mean over the groups that judged the query") {
    // One user finds ranks 1 and 3 relevant, the other rank 2 and a document not retrieved.
    HandMadeTopic first("101");
    HandMadeTopic second("-10", "1");
    const std::vector<rankline::Topic> groups = {first.topic(), second.topic()};
    HandMadeTopic both("111", "1");
    both.topic().groups = groups;
    // AP is (1 + 2/3) / 2 and (1/2) / 2.
    CHECK(both.value("APAvgJG") == Approx((5.0 / 6 + 0.25) / 2));
    // P@2 is 1/2 for both, P@3 2/3 and 1/3, P@5 2/5 and 1/5.
    CHECK(both.value("PAvgJG@2") == 0.5);
    CHECK(both.value("PAvgJG@3") == Approx(0.5));
    CHECK(both.value("PAvgJG@5") == Approx(0.3));
    // At R = 2: 1/2 each; at half of it, rank 1: 1 and 0.
    CHECK(both.value("RprecMultAvgJG@1") == 0.5);
    CHECK(both.value("RprecMultAvgJG@0.5") == 0.5);
}

TEST_CASE("judgment groups: a group without relevant documents counts 0") {
    HandMadeTopic first("1");
    HandMadeTopic second("0");
    const std::vector<rankline::Topic> groups = {first.topic(), second.topic()};
    HandMadeTopic both("1");
    both.topic().groups = groups;
    CHECK(both.value("APAvgJG") == 0.5);
}
