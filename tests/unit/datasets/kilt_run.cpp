// SPDX-License-Identifier: MIT
#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

const std::string record =
    R"({"id": "q1", "input": "who {", "output": [{"answer": "me", "provenance": )"
    R"([{"wikipedia_id": "7", "title": "A"}, {"wikipedia_id": 5}, )"
    R"({"wikipedia_id": " 7 "}, {"wikipedia_id": "9"}]}]})";

}  // namespace

TEST_CASE("kilt run: the order of the provenance, each page once, is the ranking") {
    const ReadRun run = read_run(record + "\n");
    CHECK(run.format == "kilt");
    CHECK(run.queries.at("q1") == Documents{{"7", -1}, {"5", -2}, {"9", -3}});
}

TEST_CASE("kilt run: a record a line, and an id may be a number") {
    const ReadRun run = read_run(
        record + "\r\n" + R"({"output": [{"provenance": [{"wikipedia_id": "1"}]}], "id": 12})");
    CHECK(run.facts.queries == 2);
    CHECK(run.queries.at("12") == Documents{{"1", -1}});
}

TEST_CASE("kilt run: gold data with several outputs is not a prediction") {
    CHECK(run_error(record + "\n" +
                    R"({"id": "q2", "output": [{"provenance": []}, {"provenance": []}]})") ==
          "input 2:45 a second output: a prediction in KILT's form has exactly one");
    CHECK(run_error(record + "\n" + R"({"id": "q2", "output": []})") ==
          "input 2:1 query \"q2\" has no output");
    CHECK(run_error(record + "\n" + R"({"output": [{"provenance": []}]})") ==
          "input 2:1 a record without an id");
}

TEST_CASE("kilt run: pages and queries that are left out are told") {
    const ReadRun run = read_run(
        record + "\n" + R"({"id": "q2", "output": [{"provenance": [{"title": "A"}]}]})" + "\n");
    const Finding* page = finding(run.facts.findings, "missing-wikipedia-id");
    REQUIRE(page != nullptr);
    CHECK(page->count == 1);
    CHECK(page->first.line == 2);
    CHECK(page->first.column == 41);
    CHECK(finding(run.facts.findings, "empty-query") != nullptr);
}
