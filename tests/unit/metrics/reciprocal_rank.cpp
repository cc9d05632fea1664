// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

TEST_CASE("RR: one over the rank of the first relevant document") {
    CHECK(HandMadeTopic("01").value("RR") == 0.5);
    CHECK(HandMadeTopic("-.021").value("RR") == 0.25);
    CHECK(HandMadeTopic("-.021").value("RR(rel=2)") == 0.25);
    CHECK(HandMadeTopic("-.012").value("RR(rel=2)") == 0.2);
    CHECK(HandMadeTopic("00", "1").value("RR") == 0);
}

TEST_CASE("RR@k: a relevant document below rank k does not count") {
    const HandMadeTopic topic("000100");
    CHECK(topic.value("RR@3") == 0);
    CHECK(topic.value("RR@4") == 0.25);
    CHECK(topic.value("MRR@10") == 0.25);
}
