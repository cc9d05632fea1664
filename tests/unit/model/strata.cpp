// SPDX-License-Identifier: MIT
#include <rankline/model/strata.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include <rankline/base/error.hpp>

#include "judged.hpp"

using namespace rankline;
using rankline::test::judged;

TEST_CASE("strata: each counts its documents, its sample and the grades of that") {
    const Qrels qrels =
        judged("1 9 c 2\n1 9 a -1\n1 10 b 0\n1 9 d 0\n1 9 e 2\n2 x a -1\n", JudgmentKind::strata);
    const QrelsTopic& topic = qrels.topics()[0];
    const auto strata = topic.strata->strata();
    // "10" before "9": by bytes.
    REQUIRE(strata.size() == 2);
    CHECK(strata[0].documents == 1);
    CHECK(strata[0].judged == 1);
    CHECK(strata[0].weight() == 1);
    CHECK(strata[1].documents == 4);
    CHECK(strata[1].judged == 3);
    CHECK(strata[1].weight() == doctest::Approx(4.0 / 3));
    REQUIRE(strata[1].grades.size() == 2);
    CHECK(strata[1].grades[0].grade == 2);
    CHECK(strata[1].grades[0].count == 2);
    CHECK(strata[1].grades[1].grade == 0);
    const auto documents = topic.documents.judgments();
    REQUIRE(documents.size() == 5);
    CHECK(topic.stratum_of(documents[0]) == 1);
    CHECK(topic.stratum_of(documents[1]) == 0);
    CHECK(qrels.topics()[1].strata->strata()[0].weight() == 0);
}

TEST_CASE("strata: a document belongs to one of them") {
    CHECK_THROWS_AS((void)judged("1 1 a 2\n1 2 a 2\n", JudgmentKind::strata), Error);
    CHECK(judged("1 1 a 2\n", JudgmentKind::graded).topics()[0].strata == nullptr);
}
