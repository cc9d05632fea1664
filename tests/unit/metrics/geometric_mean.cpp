// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

TEST_CASE("geometric mean: the value of a query is the plain measure, the mean is taken later") {
    const HandMadeTopic topic("0101", "1");
    CHECK(topic.value("GMAP") == topic.value("AP"));
    CHECK(topic.value("GMBpref") == topic.value("Bpref"));
    CHECK(topic.value("AP") > 0);
    for (const char* name : {"GMAP", "GMBpref"}) {
        const auto measures = rankline::parse_measure(name, rankline::measure_registry(), 1);
        CHECK(measures.at(0).record->aggregation == rankline::Aggregation::geometric_mean);
    }
}
