// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("Unjudged@k: documents without a grade among the first k, divided by k") {
    const HandMadeTopic topic("..1-");
    CHECK(topic.value("Unjudged@1") == 1);
    CHECK(topic.value("Unjudged@3") == Approx(2.0 / 3));
    // Four documents, three of them unjudged; the fifth is taken as judged.
    CHECK(topic.value("Unjudged@5") == 0.6);
    CHECK(topic.value("unj_5") == 0.6);
    CHECK(HandMadeTopic("").value("Unjudged@5") == 0);
}
