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

TEST_CASE("Hole@k: documents that no query has a grade for among the first k, divided by k") {
    HandMadeTopic topic("..1--");
    CHECK(topic.value("Hole@5") == 0.8);
    // The documents at ranks 2 and 5 are judged for another query.
    const std::vector<std::uint64_t> elsewhere = {1, 4};
    topic.topic().judged_elsewhere = elsewhere;
    CHECK(topic.value("Hole@1") == 1);
    CHECK(topic.value("Hole@2") == 0.5);
    CHECK(topic.value("Hole@4") == 0.5);
    CHECK(topic.value("Hole@5") == 0.4);
    CHECK(topic.value("Hole@10") == 0.2);
    CHECK(HandMadeTopic("").value("Hole@5") == 0);
}
