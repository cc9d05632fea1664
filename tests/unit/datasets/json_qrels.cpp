// SPDX-License-Identifier: MIT
#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

TEST_CASE("json qrels: grades are integers, and 1.0 is one") {
    const ReadQrels qrels =
        read_judgments(R"({"q2": {"d1": 1.0}, "q1": {"d#1": 2, "d\u00e9": -1}})");
    CHECK(qrels.format == "json");
    CHECK(qrels.lines == Lines{"q1 d#1 2", "q1 d\xc3\xa9 -1", "q2 d1 1"});
}

TEST_CASE("json qrels: a fraction is an error with its place unless grades may be real") {
    const char* const text = "{\"q1\": {\n  \"d1\": 0.5}}";
    CHECK(qrels_error(text) ==
          "input 2:9 the grade of document \"d1\" of query \"q1\" is not an integer: \"0.5\"; is "
          "this a "
          "run? --real-grades allows fractions");
    QrelsReadOptions options;
    options.real_grades = true;
    CHECK(read_judgments(text, options).lines == Lines{"q1 d1 0.5"});
}

TEST_CASE("json qrels: what is not a grade is an error") {
    CHECK(qrels_error("{\"q1\": {\"d1\": 1, \"d2\": \"1\"}}") ==
          "input 1:24 the grade of document \"d2\" of query \"q1\" is not an integer: \"\"1\"\"");
    CHECK(qrels_error("{\"q1\": {\"d1\": 1, \"d2\": null}}") ==
          "input 1:24 the grade of document \"d2\" of query \"q1\" is not an integer: \"null\"");
    CHECK(qrels_error("{\"q1\": {\"d1\": 1}, \"q2\": [1]}") ==
          "input 1:25 query \"q2\" has to be an object, not an array");
    CHECK(qrels_error("{\"q1\": {\"\": 1}}") ==
          "input 1:13 a document id of query \"q1\" is empty");
}

TEST_CASE("json qrels: a repeated key is a repeated judgment") {
    CHECK(qrels_error("{\"q1\": {\"d1\": 1, \"d1\": 2}}").find("input 1:19 ") == 0);
    CHECK(qrels_error("{\"q1\": {\"d1\": 1}, \"q1\": {\"d1\": 2}}").find("input 1:27 ") == 0);
}
