// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>

#include "hand_made_topic.hpp"

TEST_CASE("R@k: relevant documents among the first k, divided by all of them") {
    const HandMadeTopic topic("1021", "3");
    CHECK(topic.value("R@1") == 0.25);
    CHECK(topic.value("R@3") == 0.5);
    CHECK(topic.value("R@100") == 0.75);
    CHECK(topic.value("R(rel=2)@3") == 0.5);
    CHECK(HandMadeTopic("00").value("R@5") == 0);
}

TEST_CASE("MicroR@k: a query is worth its recall, and adds documents to the sums") {
    const HandMadeTopic topic("1021", "3");
    CHECK(topic.value("MicroR@3") == 0.5);
    CHECK(topic.value("MicroRecall(rel=2)@100") == 0.5);
    const auto measures = rankline::parse_measure("MicroR@3", rankline::measure_registry(), 1);
    HandMadeTopic other("1021", "3");
    const rankline::Ratio ratio = measures[0].record->ratio(other.topic(), measures[0].params);
    CHECK(ratio.numerator == 2);
    CHECK(ratio.denominator == 4);
    CHECK(std::isnan(HandMadeTopic("00").value("MicroR@5")));
}
