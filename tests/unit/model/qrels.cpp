// SPDX-License-Identifier: MIT
#include <rankline/model/qrels.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/error.hpp>
#include <rankline/base/file_bytes.hpp>
#include <rankline/base/hash.hpp>
#include <rankline/base/text.hpp>

using namespace rankline;

namespace {

/// Lines "qid group docid grade" or, for preferences, "qid group subgroup docid grade".
Qrels build(std::string_view text, JudgmentKind kind = JudgmentKind::graded,
            Duplicates duplicates = Duplicates::error) {
    QrelsBuilder builder(FileBytes::from_memory(text, "q"), kind, duplicates);
    for (const std::string_view line : split(builder.text(), '\n')) {
        const auto fields = split_blanks(line);
        if (fields.empty()) continue;
        const bool preference = fields.size() == 5;
        builder.add(fields[0], {fields[preference ? 3 : 2], std::stod(std::string(fields.back())),
                                fields[1], preference ? fields[2] : std::string_view{}});
    }
    return builder.build();
}

double grade_of(const JudgedDocuments& documents, std::string_view docid) {
    const Judgment* judgment = documents.find(docid, hash_id(docid));
    return judgment == nullptr ? -99 : judgment->grade;
}

}  // namespace

TEST_CASE("qrels: topics are ordered by the bytes of their ids, whatever the order of the lines") {
    const Qrels qrels = build("9 0 a 1\n10 0 b 2\n9 0 c 0\nq 0 d 1\n10 0 a 0\n");
    REQUIRE(qrels.topics().size() == 3);
    CHECK(qrels.topics()[0].qid == "10");
    CHECK(qrels.topics()[1].qid == "9");
    CHECK(qrels.topics()[2].qid == "q");
    CHECK(qrels.find("9") == 1);
    CHECK_FALSE(qrels.find("99").has_value());
    CHECK(grade_of(qrels.topics()[0].documents, "b") == 2);
    CHECK(grade_of(qrels.topics()[1].documents, "b") == -99);
}

TEST_CASE("qrels: grades are counted highest first, negative ones are judged but not counted") {
    const Qrels qrels = build("1 0 a 1\n1 0 b 3\n1 0 c 1\n1 0 d -2\n1 0 e 0\n");
    const auto grades = qrels.topics()[0].documents.grades();
    REQUIRE(grades.size() == 3);
    CHECK(grades[0].grade == 3);
    CHECK(grades[1].count == 2);
    CHECK(grades[2].grade == 0);
    CHECK(grade_of(qrels.topics()[0].documents, "d") == -2);
    REQUIRE(qrels.findings().all().size() == 1);
    CHECK(qrels.findings().all()[0].kind == "negative-grades");
    CHECK(qrels.findings().all()[0].first.line == 4);
}

TEST_CASE("qrels: graded judgments are held once, as lines and documents in one") {
    const Qrels qrels =
        build("2 0 b 1\n1 0 a 1\n2 0 a 3\n2 0 b 2\n", JudgmentKind::graded, Duplicates::last);
    for (const QrelsTopic& topic : qrels.topics()) {
        CHECK(topic.documents.judgments().data() == topic.lines.data());
        CHECK(topic.documents.judgments().size() == topic.lines.size());
    }
    CHECK(grade_of(qrels.topics()[1].documents, "b") == 2);
    CHECK(grade_of(qrels.topics()[1].documents, "a") == 3);
}

TEST_CASE("qrels: every document of a large topic is found, and no other") {
    std::string text;
    for (int i = 0; i < 5000; ++i)
        text += "1 0 d" + std::to_string(i) + " " + std::to_string(i % 4) + "\n";
    const Qrels qrels = build(text);
    for (int i = 0; i < 5000; ++i)
        CHECK(grade_of(qrels.topics()[0].documents, "d" + std::to_string(i)) == i % 4);
    for (int i = 5000; i < 9000; ++i)
        CHECK(grade_of(qrels.topics()[0].documents, "d" + std::to_string(i)) == -99);
}

TEST_CASE("qrels: a document judged twice is an error with both places, or follows the policy") {
    const std::string text = "1 0 a 1\n1 0 b 2\n1 0 a 3\n1 0 a 2\n";
    try {
        (void)build(text);
        FAIL("accepted");
    } catch (const Error& error) {
        CHECK(to_string(error.place()) == "q:3:5");
        CHECK(std::string(error.what()).find("(first: q:1:5)") != std::string::npos);
        CHECK(std::string(error.what()).find("--duplicates") != std::string::npos);
    }
    CHECK(grade_of(build(text, JudgmentKind::graded, Duplicates::first).topics()[0].documents,
                   "a") == 1);
    CHECK(grade_of(build(text, JudgmentKind::graded, Duplicates::last).topics()[0].documents,
                   "a") == 2);
    CHECK(grade_of(build(text, JudgmentKind::graded, Duplicates::best).topics()[0].documents,
                   "a") == 3);
}

TEST_CASE("qrels: the same document under another second column hints at subtopics") {
    try {
        (void)build("1 1 a 1\n1 2 a 1\n");
        FAIL("accepted");
    } catch (const Error& error) {
        CHECK(std::string(error.what()).find("diversity") != std::string::npos);
    }
}

TEST_CASE("qrels: judgment groups are kept apart, and together give the highest grade") {
    const Qrels qrels = build("1 x a 1\n1 y a 3\n1 y b 1\n1 x c 0\n", JudgmentKind::groups);
    const QrelsTopic& topic = qrels.topics()[0];
    REQUIRE(topic.groups.size() == 2);
    CHECK(grade_of(topic.groups[0], "a") == 1);
    CHECK(grade_of(topic.groups[0], "b") == -99);
    CHECK(grade_of(topic.groups[1], "a") == 3);
    CHECK(topic.groups[1].grades().size() == 2);
    CHECK(grade_of(topic.documents, "a") == 3);
    CHECK(topic.lines.size() == 4);
    CHECK_THROWS_AS((void)build("1 x a 1\n1 x a 1\n", JudgmentKind::groups), Error);
}

TEST_CASE("qrels: no judgments at all is an error") {
    CHECK_THROWS_WITH_AS((void)build(""), "no judgments: the file is empty", Error);
}

TEST_CASE("qrels: a topic without a judgment is there, with nothing in it") {
    QrelsBuilder builder(FileBytes::from_memory("", "q"), JudgmentKind::subtopics,
                         Duplicates::error);
    builder.add_topic("2");
    builder.add("1", {"a", 1, "x", {}});
    builder.add_topic("1");
    const Qrels qrels = builder.build();
    REQUIRE(qrels.topics().size() == 2);
    CHECK(qrels.topics()[0].lines.size() == 1);
    CHECK(qrels.topics()[1].qid == "2");
    CHECK(qrels.topics()[1].lines.empty());
    CHECK(qrels.topics()[1].documents.grades().empty());
    CHECK(grade_of(qrels.topics()[1].documents, "a") == -99);
    CHECK(qrels.find("2") == 1);
}
