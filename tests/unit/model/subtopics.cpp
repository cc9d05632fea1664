// SPDX-License-Identifier: MIT
#include <rankline/model/subtopics.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "judged.hpp"

using namespace rankline;
using rankline::test::judged;

TEST_CASE("subtopics: a document has all its grades, under numbers for the subtopics' ids") {
    const Qrels qrels =
        judged("1 9 b 1\n1 10 b 2\n1 x a -1\n1 9 c 0\n2 y z 3\n", JudgmentKind::subtopics);
    const SubtopicJudgments& judged = qrels.topics()[0].subtopics;
    // "10" before "9" before "x": by bytes.
    CHECK(judged.subtopics() == 3);
    REQUIRE(judged.documents() == 3);
    REQUIRE(judged.grades(0).size() == 1);
    CHECK(judged.grades(0)[0].subtopic == 2);
    CHECK(judged.grades(0)[0].grade == -1);
    REQUIRE(judged.grades(1).size() == 2);
    CHECK(judged.grades(1)[0].subtopic == 0);
    CHECK(judged.grades(1)[0].grade == 2);
    CHECK(judged.grades(1)[1].subtopic == 1);
    CHECK(judged.grades(1)[1].grade == 1);
    CHECK(judged.grades(2)[0].subtopic == 1);
    CHECK(judged.grades().size() == 4);
    CHECK(qrels.topics()[0].documents.judgments()[1].docid == "b");  // numbered alike
    CHECK(qrels.topics()[1].subtopics.subtopics() == 1);
}

TEST_CASE(
    "subtopics: documents are alike that are relevant to the same subtopics in the same grade") {
    const Qrels qrels = judged(
        "1 1 a 1\n1 2 a 0\n1 3 a 2\n"
        "1 1 b 1\n1 3 b 2\n1 4 b -1\n"
        "1 1 c 1\n1 3 c 1\n"
        "1 1 d 1\n1 2 d 2\n"
        "1 1 e 1\n"
        "1 1 f 0\n",
        JudgmentKind::subtopics);
    const QrelsTopic& topic = qrels.topics()[0];
    const auto alike = [&](std::size_t a, std::size_t b) {
        return same_relevance(topic.subtopics.grades(a), topic.subtopics.grades(b));
    };
    CHECK(alike(0, 1));
    for (std::size_t other = 2; other < 6; ++other) {
        CHECK_FALSE(alike(0, other));
        CHECK_FALSE(alike(other, 0));
    }
    // Not judged, as good as judged not relevant.
    CHECK(same_relevance(topic.subtopics.grades(5), topic.subtopic_grades(nullptr)));
    CHECK_FALSE(same_relevance(topic.subtopics.grades(4), topic.subtopic_grades(nullptr)));
}

TEST_CASE("subtopics: no other kind of judgments has any") {
    const Qrels qrels = judged("1 1 a 1\n1 2 a 1\n", JudgmentKind::groups);
    CHECK(qrels.topics()[0].subtopics.subtopics() == 0);
    CHECK(qrels.topics()[0].subtopics.documents() == 0);
}
