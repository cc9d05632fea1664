// SPDX-License-Identifier: MIT
#include <rankline/model/strata.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include <rankline/base/error.hpp>
#include <rankline/base/file_bytes.hpp>
#include <rankline/base/text.hpp>
#include <rankline/model/qrels.hpp>

using namespace rankline;

namespace {

/// Lines "qid docid stratum grade".
Qrels build(std::string_view text, JudgmentKind kind) {
    QrelsBuilder builder(FileBytes::from_memory(text, "q"), kind, Duplicates::error);
    for (const std::string_view line : split(builder.text(), '\n')) {
        const auto fields = split_blanks(line);
        if (fields.empty()) continue;
        builder.add(fields[0], {fields[1], std::stod(std::string(fields[3])), fields[2], {}});
    }
    return builder.build();
}

}  // namespace

TEST_CASE("strata: each counts its documents, its sample and the grades of that") {
    const Qrels qrels =
        build("1 c 9 2\n1 a 9 -1\n1 b 10 0\n1 d 9 0\n1 e 9 2\n2 a x -1\n", JudgmentKind::strata);
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
    CHECK_THROWS_AS((void)build("1 a 1 2\n1 a 2 2\n", JudgmentKind::strata), Error);
    CHECK(build("1 a 1 2\n", JudgmentKind::graded).topics()[0].strata == nullptr);
}
