// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

TEST_CASE("Success@k: 1 from the rank of the first relevant document on") {
    const HandMadeTopic topic("0-.12");
    CHECK(topic.value("Success@3") == 0);
    CHECK(topic.value("Success@4") == 1);
    CHECK(topic.value("Success(rel=2)@4") == 0);
    CHECK(topic.value("hit_rate@5") == 1);
    CHECK(HandMadeTopic("", "1").value("Success@1") == 0);
}
