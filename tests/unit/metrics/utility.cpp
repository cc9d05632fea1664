// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

TEST_CASE("Utility: by default hits minus false alarms") {
    // 2 hits, 3 others.
    CHECK(HandMadeTopic("01-1.", "1").value("Utility") == -1);
}

TEST_CASE("Utility: the four cells of the table have weights of their own") {
    // 2 hits, 3 false alarms, 1 miss and 100 - 2 - 3 - 1 = 94 left out.
    HandMadeTopic topic("01-1.", "1");
    topic.topic().collection_size = 100;
    CHECK(topic.value("Utility(a=1000,b=0)") == 2000);
    CHECK(topic.value("Utility(a=0,b=-10)") == -30);
    CHECK(topic.value("Utility(a=0,b=0,c=-5)") == -5);
    CHECK(topic.value("Utility(a=0,b=0,d=2)") == 188);
    CHECK(topic.value("utility.2,-1,0,0") == 1);
}

TEST_CASE("Utility: a query that the run lacks is worth 0 even where misses cost") {
    const auto measures = rankline::parse_measure("Utility(c=-5)", rankline::measure_registry(), 1);
    REQUIRE(measures.at(0).record->missing.has_value());
    CHECK(*measures.at(0).record->missing == 0);
}
