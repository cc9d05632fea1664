// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

TEST_CASE("RelString: a character for each of the first documents") {
    const HandMadeTopic topic("1002.-9--01");
    CHECK(topic.text("RelString") == "1002.-9--0");
    CHECK(topic.text("relstring.20") == "1002.-9--01");
    CHECK(topic.text("RelString(length=3)") == "100");
    CHECK(topic.text("RelString(length=0)") == "");
    CHECK(HandMadeTopic("").text("RelString") == "");
}

TEST_CASE("RelString: grades above 9 are shown as >") {
    const rankline::Hit hits[] = {{0, 10}, {1, 9}, {2, 1e18}, {4, 1.5}};
    rankline::Topic topic;
    topic.retrieved = 6;
    topic.hits = hits;
    const auto measures = rankline::parse_measure("RelString", rankline::measure_registry(), 1);
    CHECK(measures.at(0).record->text(topic, measures.at(0).params) == ">9>-1-");
}
