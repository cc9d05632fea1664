// SPDX-License-Identifier: MIT
#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

const std::string record1 =
    R"({"query": {"text": "who", "qid": "q1"}, "candidates": [)"
    R"({"docid": "d1", "score": 1, "doc": {"contents": "a [b"}}, {"docid": "d2", "score": 9}]})";
const std::string record2 =
    R"({"candidates": [{"score": 0.5, "docid": 77}], "extra": [1, 2], "query": {"qid": 2}})";

const std::map<std::string, Documents> by_line = {{"q1", {{"d1", 0}, {"d2", -1}}},
                                                  {"2", {{"77", 0}}}};

}  // namespace

TEST_CASE("rankllm run: the order of the candidates is the ranking, members in any order") {
    const ReadRun run = read_run("[" + record1 + ",\n" + record2 + "]");
    CHECK(run.format == "rankllm");
    CHECK(run.queries == by_line);
}

TEST_CASE("rankllm run: JSON lines and arrays one behind the other are the same run") {
    CHECK(read_run(record1 + "\n" + record2 + "\n").queries == by_line);
    CHECK(read_run(record1 + "\r\n\r\n" + record2).queries == by_line);
    CHECK(read_run("[" + record1 + "][" + record2 + "]").queries == by_line);
}

TEST_CASE("rankllm run: scores rank if asked to") {
    const ReadRun run = read_run(record1, as_run("", "score"));
    CHECK(run.queries.at("q1") == Documents{{"d1", 1}, {"d2", 9}});
    const char* const one_score =
        R"({"query": {"qid": "q"}, "candidates": [{"docid": "d1", "score": 2}, {"docid": "d2"}]})";
    CHECK(run_error(one_score, as_run("", "score")) ==
          "input 1:69 candidate \"d2\" has no score to rank by");
}

TEST_CASE("rankllm run: RankGPT's hits carry the query id and the rank") {
    const char* const text =
        R"([{"query": "who", "hits": [)"
        R"({"content": "x", "qid": 5, "docid": "d1", "rank": 2, "score": 9}, )"
        R"({"content": "y", "qid": 5, "docid": "d2", "rank": 1, "score": 8}]}])";
    CHECK(read_run(text).queries.at("5") == Documents{{"d1", 0, 2}, {"d2", -1, 1}});
    CHECK(read_run(text, as_run("", "rank")).queries.at("5") ==
          Documents{{"d1", -2, 2}, {"d2", -1, 1}});
}

TEST_CASE("rankllm run: a record without an id or with a wrong one is an error with its place") {
    CHECK(run_error(record1 + "\n" + R"({"query": {"qid": "q2"}, "candidates": [{"score": 1}]})") ==
          "input 2:41 a candidate without a docid");
    CHECK(run_error(record1 + "\n" + R"({"query": "who", "candidates": [{"docid": "d1"}]})") ==
          "input 2:1 a ranking without a query id: neither its query nor candidate \"d1\" has a "
          "\"qid\"");
    CHECK(run_error(record1 + "\n" + R"({"query": {"qid": 1.5}, "candidates": []})") ==
          "input 2:19 a query id has to be a string or an integer, not \"1.5\"");
    CHECK(run_error(record1 + "\n" + R"({"query": {"qid": "q2"}, "candidates": {}})") ==
          "input 2:40 the candidates has to be an array, not an object");
    CHECK(run_error(record1 + "\n" +
                    R"({"query": {"qid": "q2"}, "candidates": [{"docid": "d", "rank": -1}]})") ==
          "input 2:64 rank is not a number from 0 to 4294967294: \"-1\"");
    CHECK(run_error(record1 + "\n{}") ==
          "input 2:1 a record with neither a query id nor candidates");
    CHECK(run_error(record1 + "\n5") ==
          "input 2:1 a JSON object or array has to begin here, not \"5\"");
}

TEST_CASE("rankllm run: a line cut short is told at its end") {
    CHECK(run_error(record1 + "\n" + R"({"query": {"qid": "q2"}, "candidates": [{"docid": "d1")")
              .find("input 2:55 the JSON text ends before") == 0);
}

TEST_CASE("rankllm run: a query without candidates is told") {
    const ReadRun run = read_run(record1 + "\n" + R"({"query": {"qid": "q2"}, "candidates": []})");
    const Finding* empty = finding(run.facts.findings, "empty-query");
    REQUIRE(empty != nullptr);
    CHECK(empty->first.line == 2);
}
