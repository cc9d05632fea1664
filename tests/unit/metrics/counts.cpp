// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

TEST_CASE("counts: what is retrieved, relevant, both, and retrieved but judged nonrelevant") {
    // Grades 2, unknown, 0, not judged, 1; missed 1, 3, 0.
    const HandMadeTopic topic("2-0.1", "130");
    CHECK(topic.value("NumRet") == 5);
    CHECK(topic.value("NumRel") == 4);
    CHECK(topic.value("NumRelRet") == 2);
    CHECK(topic.value("NumNonrelJudgedRet") == 1);
}

TEST_CASE("counts: a higher relevance level turns relevant documents into nonrelevant ones") {
    const HandMadeTopic topic("2-0.1", "130");
    CHECK(topic.value("NumRel(rel=2)") == 2);
    CHECK(topic.value("NumRelRet(rel=2)") == 1);
    CHECK(topic.value("NumNonrelJudgedRet(rel=2)") == 2);
}

TEST_CASE("counts: a document that is not judged is never relevant, whatever the level") {
    const HandMadeTopic topic("0.-", "");
    CHECK(topic.value("NumRelRet(rel=-5)") == 1);
    CHECK(topic.value("NumNonrelJudgedRet(rel=-5)") == 0);
}
