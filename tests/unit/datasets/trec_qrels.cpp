// SPDX-License-Identifier: MIT
#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

TEST_CASE("trec qrels: four columns between any blanks, in any order") {
    const ReadQrels qrels = read_judgments("2 0 d2 1\n1\t0.5  \td3 \t -1 \r\n 1 Q0 d1 3");
    CHECK(qrels.format == "trec");
    CHECK(qrels.kind == JudgmentKind::graded);
    CHECK(qrels.lines == Lines{"1 d1 3", "1 d3 -1", "2 d2 1"});
}

TEST_CASE("trec qrels: a comment starts the line, a # within an id is part of it") {
    const ReadQrels qrels =
        read_judgments("# made by hand\n\n1 0 doc#1#2 1\n1 0 #d 2\n#1 0 d3 1\n");
    CHECK(qrels.lines == Lines{"1 #d 2", "1 doc#1#2 1"});
}

TEST_CASE("trec qrels: ids are bytes, UTF-8 or not") {
    const ReadQrels qrels = read_judgments("问题 0 <dbpedia:Mang\xc3\xba> 1\n\xff 0 \xfe 2\n");
    CHECK(qrels.lines == Lines{"\xe9\x97\xae\xe9\xa2\x98 <dbpedia:Mang\xc3\xba> 1", "\xff \xfe 2"});
}

TEST_CASE("trec qrels: a missing or an extra field is named with its place") {
    CHECK(qrels_error("1 0 d1 1\n1 0 d2\n1 0 d3 1\n") ==
          "input 2:7 3 fields instead of 4 (qid iteration docid grade): \"1 0 d2\"");
    CHECK(qrels_error("1 0 d1 1\n1 0 d2 1 x\n1 0 d3 1\n") ==
          "input 2:10 5 fields instead of 4 (qid iteration docid grade): \"1 0 d2 1 x\"; is this a "
          "run?");
}

TEST_CASE("trec qrels: a grade is an integer, unless fractions are allowed") {
    CHECK(qrels_error("1 0 d1 1\n1 0 d2 0.5\n1 0 d3 1\n") ==
          "input 2:8 grade is not an integer: \"0.5\"; --real-grades allows fractions");
    CHECK(qrels_error("1 0 d1 1\n1 0 d2 1\n1 0 d3 high\n") ==
          "input 3:8 grade is not an integer: \"high\"");
    QrelsReadOptions options;
    options.real_grades = true;
    CHECK(read_judgments("1 0 d1 1\n1 0 d2 0.5\n", options).lines == Lines{"1 d1 1", "1 d2 0.5"});
    CHECK(qrels_error("1 0 d1 1\n1 0 d2 inf\n", options) ==
          "input 2:8 grade is not a number: \"inf\"");
}

TEST_CASE(
    "trec qrels: a document judged twice is an error unless a policy says which judgment counts") {
    const char* const text = "1 0 d1 1\n1 0 d2 0\n1 0 d1 2\n1 0 d1 0\n";
    CHECK(qrels_error(text).find("input 3:5 ") == 0);
    QrelsReadOptions options;
    options.duplicates = Duplicates::best;
    CHECK(read_judgments(text, options).lines == Lines{"1 d1 2", "1 d2 0"});
}
