// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

TEST_CASE("R@k: relevant documents among the first k, divided by all of them") {
    const HandMadeTopic topic("1021", "3");
    CHECK(topic.value("R@1") == 0.25);
    CHECK(topic.value("R@3") == 0.5);
    CHECK(topic.value("R@100") == 0.75);
    CHECK(topic.value("R(rel=2)@3") == 0.5);
    CHECK(HandMadeTopic("00").value("R@5") == 0);
}
