// SPDX-License-Identifier: MIT
#include "judgments.hpp"

#include <doctest/doctest.h>

#include <rankline/convert/binary_grades.hpp>
#include <rankline/convert/common_grades.hpp>
#include <rankline/convert/grade_map.hpp>
#include <rankline/convert/highest_grades.hpp>
#include <rankline/convert/merged_judgments.hpp>

#include "../complaint.hpp"

using namespace rankline;
using namespace rankline::test;

TEST_CASE("binary grades: what was not judged stays so") {
    const char* text = "1 0 a 3\n1 0 b 2\n1 0 c 1\n1 0 d 0\n1 0 e -1\n";
    CHECK(text_of(binary_grades(judged(text), 2)) ==
          "1 0 a 1\n1 0 b 1\n1 0 c 0\n1 0 d 0\n1 0 e -1\n");
}

TEST_CASE("a map of grades: every grade has a place, or one for all others") {
    const char* text = "1 0 a 3\n1 0 b 2\n2 0 c 0\n2 0 d -1\n";
    CHECK(text_of(mapped_grades(judged(text), GradeMap("0=0,-1=0,1=1,2=1,3=2.5"))) ==
          "1 0 a 2.5\n1 0 b 1\n2 0 c 0\n2 0 d 0\n");
    CHECK(text_of(mapped_grades(judged(text), GradeMap("3=1,*=0"))) ==
          "1 0 a 1\n1 0 b 0\n2 0 c 0\n2 0 d 0\n");
    CHECK(text_of(mapped_grades(judged(text), GradeMap("-1=0,*=*"))) ==
          "1 0 a 3\n1 0 b 2\n2 0 c 0\n2 0 d 0\n");
    CHECK(complaint_of(
              ErrorKind::input,
              [&] { static_cast<void>(mapped_grades(judged(text), GradeMap("0=0,2=1,3=2"))); }) ==
          "document \"d\" of query \"2\" has grade -1, which the map of grades lacks; *=NEW is for "
          "all others");
}

TEST_CASE("a map of grades that is none") {
    const auto complaint = [](const char* text) {
        return complaint_of(ErrorKind::usage, [&] { static_cast<void>(GradeMap(text)); });
    };
    CHECK(complaint("0=0,1") == "\"1\" is not OLD=NEW, as in 0=0,1=1,2=1,3=2");
    CHECK(complaint("") == "\"\" is not OLD=NEW, as in 0=0,1=1,2=1,3=2");
    CHECK(complaint("0=x") == "\"x\" in \"0=x\" is not a grade");
    CHECK(complaint("0=inf") == "\"inf\" in \"0=inf\" is not a grade");
    CHECK(complaint("1=*") == "\"*\" in \"1=*\" is not a grade");
    CHECK(complaint("1=0,1.0=2") == "\"1.0=2\": \"1.0\" was there before");
    CHECK(complaint("*=0,*=*") == "\"*=*\": * was there before");
    CHECK(complaint("*=0,*=1") == "\"*=1\": * was there before");
}

TEST_CASE("the highest grade of each document") {
    const char* text = "1 a d1 0\n1 b d1 2\n1 c d1 1\n1 a d2 -1\n2 a d1 1\n";
    const Judgments graded = highest_grades(judged(text, JudgmentKind::subtopics));
    CHECK(graded.kind == JudgmentKind::graded);
    CHECK(text_of(graded) == "1  d1 2\n1  d2 -1\n2  d1 1\n");
    CHECK(text_of(highest_grades(judged("1 0.5 a 1\n"))) == "1 0.5 a 1\n");
}

TEST_CASE("merged judgments: one grade for each document") {
    const char* first = "1 a d1 1\n1 a d2 0\n3 a d1 2\n";
    const char* second = "1 b d0 1\n1 b d1 1\n1 b d2 2\n2 b d1 1\n";
    const char* third = "1 c d2 1\n";
    const std::vector<Judgments> all = {judged(first), judged(second), judged(third)};
    const auto with_grade = [&](GradeChoice choice) {
        return text_of(merged_judgments(all, choice).judgments);
    };
    CHECK(with_grade(GradeChoice::first) == "1 b d0 1\n1 a d1 1\n1 a d2 0\n2 b d1 1\n3 a d1 2\n");
    CHECK(with_grade(GradeChoice::highest) == "1 b d0 1\n1 a d1 1\n1 b d2 2\n2 b d1 1\n3 a d1 2\n");
    CHECK(with_grade(GradeChoice::lowest) == "1 b d0 1\n1 a d1 1\n1 a d2 0\n2 b d1 1\n3 a d1 2\n");
    CHECK(with_grade(GradeChoice::mean) == "1 b d0 1\n1 a d1 1\n1 a d2 1\n2 b d1 1\n3 a d1 2\n");
    const MergedJudgments merged = merged_judgments(all, GradeChoice::first);
    CHECK(merged.repeated == 2);
    CHECK(merged.conflicts == 1);
    REQUIRE(merged.conflict.has_value());
    CHECK(merged.conflict->qid == "1");
    CHECK(merged.conflict->first.grade == 0);
    CHECK(merged.conflict->second.grade == 2);
    CHECK(merged.conflict->first_file == 0);
    CHECK(merged.conflict->second_file == 1);
}

TEST_CASE("merged judgments: what nobody judged has no part in the lowest and in a mean") {
    const char* first = "1 0 a -2\n1 0 b -1\n1 0 c 3\n";
    const char* second = "1 0 a 1\n1 0 b -2\n1 0 c -2\n";
    const char* third = "1 0 a 2\n1 0 b -2\n1 0 c 1\n";
    const std::vector<Judgments> all = {judged(first), judged(second), judged(third)};
    CHECK(text_of(merged_judgments(all, GradeChoice::mean).judgments) ==
          "1 0 a 1.5\n1 0 b -1\n1 0 c 2\n");
    CHECK(text_of(merged_judgments(all, GradeChoice::lowest).judgments) ==
          "1 0 a 1\n1 0 b -2\n1 0 c 1\n");
    CHECK(text_of(merged_judgments(all, GradeChoice::highest).judgments) ==
          "1 0 a 2\n1 0 b -1\n1 0 c 3\n");
}

TEST_CASE("merged judgments: a document has a grade in each group, and kinds do not mix") {
    const std::vector<Judgments> groups = {judged("1 a d1 1\n", JudgmentKind::groups),
                                           judged("1 a d1 0\n1 b d1 0\n", JudgmentKind::groups)};
    const MergedJudgments merged = merged_judgments(groups, GradeChoice::first);
    CHECK(text_of(merged.judgments) == "1 a d1 1\n1 b d1 0\n");
    CHECK(merged.repeated == 1);
    const std::vector<Judgments> mixed = {judged("1 a d1 1\n"),
                                          judged("1 a d1 1\n", JudgmentKind::strata)};
    CHECK(complaint_of(ErrorKind::input, [&] {
              static_cast<void>(merged_judgments(mixed, GradeChoice::first));
          }) == "file 2 has judgments of another kind than the first");
}

TEST_CASE("common grades, topic by topic, without what was not judged") {
    const Judgments first = judged("1 0 a 1\n1 0 b 0\n1 0 c -1\n1 0 d 2\n2 0 a 1\n");
    const Judgments second = judged("1 0 a 2\n1 0 c 1\n1 0 d -1\n1 0 e 1\n3 0 a 1\n3 0 b 0\n");
    const std::vector<CommonGrades> topics = common_grades(first, second);
    REQUIRE(topics.size() == 3);
    CHECK(topics[0].qid == "1");
    CHECK(topics[0].grades == std::vector<std::pair<double, double>>{{1, 2}});
    CHECK(topics[0].only_first == 2);
    CHECK(topics[0].only_second == 2);
    CHECK(topics[1].qid == "2");
    CHECK(topics[1].only_first == 1);
    CHECK(topics[2].qid == "3");
    CHECK(topics[2].only_second == 2);
    CHECK(topics[2].grades.empty());
}
