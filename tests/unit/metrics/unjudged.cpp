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

TEST_CASE("Judged@k: documents with a grade among the first k, divided by how many there are") {
    const HandMadeTopic topic("..1-0");
    CHECK(topic.value("Judged@2") == 0);
    CHECK(topic.value("Judged@3") == Approx(1.0 / 3));
    CHECK(topic.value("Judged@5") == Approx(0.4));
    CHECK(topic.value("Judged@100") == Approx(0.4));
    CHECK(HandMadeTopic("").value("Judged@5") == 0);
}
