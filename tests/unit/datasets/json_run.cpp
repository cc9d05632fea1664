// SPDX-License-Identifier: MIT
#include <limits>

#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

TEST_CASE("json run: documents in file order with their scores") {
    const ReadRun run = read_run("{\"q2\": {\"d1\": 1}, \"q1\": {\"d#2\": -2.5e-1, \"d3\": 3}}");
    CHECK(run.format == "json");
    CHECK(run.facts.lines == 3);
    CHECK(run.facts.queries == 2);
    CHECK(run.queries.at("q1") == Documents{{"d#2", -0.25}, {"d3", 3}});
    CHECK(run.queries.at("q2") == Documents{{"d1", 1}});
}

TEST_CASE("json run: an id is told where it stands, in bytes") {
    const ReadRun run = read_run("{\n \"q\": {\"\xc3\xa9\": 1,\n  \"d\": 2}}");
    CHECK(run.places.at("q d").line == 3);
    CHECK(run.places.at("q d").column == 4);
}

TEST_CASE("json run: escapes within ids are undone") {
    const ReadRun run = read_run(R"({"q\u0031": {"a\"b": 1, "\u00e9\n": 2, "plain": 3}})");
    CHECK(run.queries.at("q1") == Documents{{"a\"b", 1}, {"\xc3\xa9\n", 2}, {"plain", 3}});
}

TEST_CASE("json run: the order of the documents ranks if asked to") {
    const ReadRun run = read_run("{\"q1\": {\"d1\": 1, \"d2\": 5}}", as_run("json", "line"));
    CHECK(run.queries.at("q1") == Documents{{"d1", 0}, {"d2", -1}});
}

TEST_CASE("json run: a repeated key is a repeated document") {
    const ReadRun run = read_run("{\"q1\": {\"d1\": 1, \"d1\": 2}, \"q1\": {\"d3\": 4}}");
    CHECK(run.queries.at("q1") == Documents{{"d1", 1}, {"d1", 2}, {"d3", 4}});
    CHECK(run.facts.queries == 1);
}

TEST_CASE("json run: NaN is an error that explains itself, Infinity is a score") {
    CHECK(
        run_error("{\"q1\": {\"d1\": 1, \"d2\": NaN}}") ==
        "input 1:24 the score of document \"d2\" of query \"q1\" is not a number: \"NaN\"; Python "
        "writes a score that could not be computed like this, and it cannot be ranked");
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const ReadRun run = read_run("{\"q1\": {\"d1\": Infinity, \"d2\": -Infinity, \"d3\": 1e999}}");
    CHECK(run.queries.at("q1") == Documents{{"d1", infinity}, {"d2", -infinity}, {"d3", infinity}});
}

TEST_CASE("json run: what is not a score is an error with query, document and place") {
    CHECK(run_error("{\"q1\": {\"d1\": 1,\n\"d2\": \"0.5\"}}") ==
          "input 2:7 the score of document \"d2\" of query \"q1\" is not a number: \"\"0.5\"\"");
    CHECK(run_error("{\"q1\": {\"d1\": 1, \"d2\": null}}") ==
          "input 1:24 the score of document \"d2\" of query \"q1\" is not a number: \"null\"");
    CHECK(run_error("{\"q1\": {\"d1\": 1, \"d2\": {}}}") ==
          "input 1:24 the score of document \"d2\" of query \"q1\" is not a number: \"{\"");
    CHECK(run_error("{\"q1\": {\"d1\": 1, \"d2\": 1x}}") ==
          "input 1:24 the score of document \"d2\" of query \"q1\" is not a number: \"1x\"");
    CHECK(run_error("{\"q1\": {\"d1\": 1}, \"q2\": 3}") ==
          "input 1:25 query \"q2\" has to be an object, not a number");
    CHECK(run_error("{\"\": {\"d1\": 1}}") == "input 1:6 the query id before this is empty");
    CHECK(run_error("[{\"q1\": {\"d1\": 1}}]", as_run("json")) ==
          "input 1:1 a run has to be an object, not an array");
}

TEST_CASE("json run: ranxhub's wrapping is taken off, a query of the same name is a query") {
    const char* const wrapped =
        R"({"metadata": {"run": {"name": "bm25"}}, "run": {"q1": {"d1": 2}}})";
    CHECK(read_run(wrapped).queries == std::map<std::string, Documents>{{"q1", {{"d1", 2}}}});
    const char* const run_first = R"({"run": {"q1": {"d1": 2}}, "metadata": {}})";
    CHECK(read_run(run_first).queries == std::map<std::string, Documents>{{"q1", {{"d1", 2}}}});
    const char* const queries = R"({"metadata": {"d1": 1}, "run": {"d2": 2}})";
    CHECK(read_run(queries).queries ==
          std::map<std::string, Documents>{{"metadata", {{"d1", 1}}}, {"run", {{"d2", 2}}}});
}

TEST_CASE("json run: a query without documents is told, a run without any is an error") {
    const ReadRun run = read_run("{\"q1\": {}, \"q2\": {\"d1\": 1}, \"q3\": {}}");
    CHECK(run.queries.size() == 1);
    const Finding* empty = finding(run.facts.findings, "empty-query");
    REQUIRE(empty != nullptr);
    CHECK(empty->count == 2);
    CHECK(empty->first.line == 1);
    CHECK(empty->first.column == 8);
    CHECK(run_error("{\"q1\": {}}") == "input 0:0 no documents: the run is empty");
    CHECK(run_error("{}") == "input 0:0 no documents: the run is empty");
}

TEST_CASE("json run: a document that is its own query is told") {
    const ReadRun run = read_run("{\"q1\": {\"d1\": 1, \"q1\": 2}}");
    const Finding* own = finding(run.facts.findings, "docid-is-qid");
    REQUIRE(own != nullptr);
    CHECK(own->count == 1);
    CHECK(own->first.column == 19);
}
