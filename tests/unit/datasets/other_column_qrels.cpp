// SPDX-License-Identifier: MIT
#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

TEST_CASE("beir qrels: the header names the columns, whatever their order and separator") {
    const Lines expected = {"q1 d1 2", "q1 d2 0"};
    CHECK(read_judgments("query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\n").lines == expected);
    CHECK(read_judgments("score,docno,Query_ID,by\n2,d1,q1,me\n0,d2,q1,me\n").lines == expected);
    CHECK(read_judgments("qid docid rel\nq1 d1 2\nq1 d2 0\n").lines == expected);
    CHECK(read_judgments("query-id\tcorpus-id\tscore\nq1\td1\t2\n").format == "beir");
}

TEST_CASE("beir qrels: a field may be quoted as Python's csv module does") {
    const ReadQrels qrels =
        read_judgments("query-id\tcorpus-id\tscore\nq1\t\"d\"\"1\"\"\"\t1\n\"q 2\"\t\" d \"\t2\n");
    CHECK(qrels.lines == Lines{"q 2  d  2", "q1 d\"1\" 1"});
}

TEST_CASE("beir qrels: a first line that is no header is a judgment") {
    CHECK(read_judgments("q1\td1\t1\nq1\td2\t0\n").lines == Lines{"q1 d1 1", "q1 d2 0"});
    CHECK(read_judgments("q1 d1 1\nq1 d2 0\n").lines == Lines{"q1 d1 1", "q1 d2 0"});
}

TEST_CASE("beir qrels: what is wrong with a line is told with its place") {
    const std::string header = "query-id\tcorpus-id\tscore\n";
    CHECK(qrels_error(header + "q1\td1\n") ==
          "input 2:6 2 fields instead of 3 (as in the header): \"q1\\td1\"");
    CHECK(qrels_error(header + "q1\t\t1\n") == "input 2:4 the document id is empty");
    CHECK(qrels_error(header + "q1\td1\t1.5\n") ==
          "input 2:7 grade is not an integer: \"1.5\"; --real-grades allows fractions");
    CHECK(qrels_error(header + "q1\t\"d1\t1\n") ==
          "input 2:4 a quoted field is not closed on its line");
    CHECK(qrels_error("query-id\tcorpus-id\nq1\td1\n", as_qrels("beir")) ==
          "input 1:1 the header names no column of grades (score, rel, grade, ...): "
          "\"query-id\\tcorpus-id\"");
}

TEST_CASE("t2ranking qrels: two columns with and without header are pairs of grade 1") {
    const Lines expected = {"12 0 1", "12 345 1"};
    CHECK(read_judgments("qid\tpid\n12\t345\n12\t0\n").lines == expected);
    CHECK(read_judgments("12\t345\n12\t0\n").lines == expected);
    CHECK(read_judgments("qid\tpid\n12\t345\n").format == "t2ranking");
}

TEST_CASE("t2ranking qrels: the header of the four-column file is not a judgment") {
    const ReadQrels qrels = read_judgments("qid\t-\tpid\trel\n12\t0\t345\t3\n12\t0\t7\t0\n");
    CHECK(qrels.format == "t2ranking");
    CHECK(qrels.lines == Lines{"12 345 3", "12 7 0"});
    CHECK(qrels_error("qid\t-\tpid\trel\n12\t0\t345\n") ==
          "input 2:9 3 fields instead of 4 (qid - pid rel): \"12\\t0\\t345\"");
}

TEST_CASE("t2ranking qrels: a third field in the two-column file is an error, not skipped") {
    CHECK(qrels_error("qid\tpid\n12\t345\n12\t7\t1\n") ==
          "input 3:6 3 fields instead of 2 (qid pid): \"12\\t7\\t1\"; is this a run?");
}

TEST_CASE("prefs: group, sub-group and a grade that may be a fraction") {
    const ReadQrels qrels = read_judgments("1 A x d1 0.5\n1 A x d2 -1\n1 B y d1 2\n");
    CHECK(qrels.format == "prefs");
    CHECK(qrels.kind == JudgmentKind::preferences);
    CHECK(qrels.lines == Lines{"1/A/x d1 0.5", "1/B/y d1 2", "1/A/x d2 -1"});
    CHECK(qrels_error("1 A x d1 0.5\n1 A x d2 y\n") == "input 2:10 grade is not a number: \"y\"");
}

TEST_CASE("qrels_prefs: all lines are in one sub-group, grades may be fractions") {
    const ReadQrels qrels = read_judgments("1 A d1 0.5\n1 B d1 2\n", as_qrels("qrels_prefs"));
    CHECK(qrels.kind == JudgmentKind::preferences);
    CHECK(qrels.lines == Lines{"1/A/0 d1 0.5", "1/B/0 d1 2"});
}

TEST_CASE("qrels_jg and diversity: the second column is data, so a document may repeat") {
    const char* const text = "1 2 d1 1\n1 1 d1 0\n";
    const ReadQrels groups = read_judgments(text, as_qrels("qrels_jg"));
    CHECK(groups.kind == JudgmentKind::groups);
    CHECK(groups.lines == Lines{"1/1 d1 0", "1/2 d1 1"});
    const ReadQrels subtopics = read_judgments(text, as_qrels("ndeval"));
    CHECK(subtopics.format == "diversity");
    CHECK(subtopics.kind == JudgmentKind::subtopics);
    CHECK(subtopics.lines == Lines{"1/1 d1 0", "1/2 d1 1"});
    CHECK(qrels_error("1 2 d1 1\n1 2 d1 0\n", as_qrels("diversity")).find("input 2:5 ") == 0);
}

TEST_CASE("strata: the fourth column is the stratum, and a document stands in one") {
    const ReadQrels strata = read_judgments("1 0 d1 2 1\n1 0 d2 1 -1\n", as_qrels("sampleval"));
    CHECK(strata.format == "strata");
    CHECK(strata.kind == JudgmentKind::strata);
    CHECK(strata.lines == Lines{"1/2 d1 1", "1/1 d2 -1"});
    CHECK(qrels_error("1 0 d1 2 1\n1 0 d1 1 1\n", as_qrels("strata")).find("input 2:5 ") == 0);
    CHECK(qrels_error("1 0 d1 1\n", as_qrels("strata")).find("4 fields instead of 5") !=
          std::string::npos);
}

TEST_CASE("trec qrels: the error of a repeated document names the formats in which it is data") {
    const std::string error = qrels_error("1 2 d1 1\n1 1 d1 0\n");
    CHECK(error.find("input 2:5 ") == 0);
    CHECK(error.find("diversity") != std::string::npos);
    CHECK(error.find("qrels_jg") != std::string::npos);
}
