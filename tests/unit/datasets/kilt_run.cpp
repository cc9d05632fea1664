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

TEST_CASE("kilt run: a record a line, and blanks around an id do not matter") {
    const ReadRun run = read_run(
        record + "\r\n" + R"({"output": [{"provenance": [{"wikipedia_id": "1"}]}], "id": " 12 "})");
    CHECK(run.facts.queries == 2);
    CHECK(run.queries.at("12") == Documents{{"1", -1}});
}

TEST_CASE("kilt run: gold data with several outputs is not a prediction") {
    CHECK(run_error(record + "\n" +
                    R"({"id": "q2", "output": [{"provenance": []}, {"provenance": []}]})") ==
          "input 2:45 a second output with a provenance: a prediction in KILT's form has exactly "
          "one; are these the judgments?");
    CHECK(run_error(record + "\n" + R"({"id": "q2", "output": []})") ==
          "input 2:1 query \"q2\" has no output with a provenance");
    CHECK(run_error(record + "\n" + R"({"output": [{"provenance": []}]})") ==
          "input 2:1 a record without an id");
}

TEST_CASE("kilt run: pages and queries that are left out are told") {
    const ReadRun run = read_run(
        record + "\n" + R"({"id": "q2", "output": [{"provenance": [{"title": "A"}]}]})" + "\n");
    const Finding* page = finding(run.facts.findings, "missing-rank-key");
    REQUIRE(page != nullptr);
    CHECK(page->count == 1);
    CHECK(page->first.line == 2);
    CHECK(page->first.column == 41);
    CHECK(finding(run.facts.findings, "empty-query") != nullptr);
}

TEST_CASE("kilt run: an output with an answer alone is passed over, as KILT does") {
    const ReadRun run = read_run(
        R"({"id": "q1", "output": [{"answer": "a"}, {"provenance": [{"wikipedia_id": 3}]}]})");
    CHECK(run.queries.at("q1") == Documents{{"3", -1}});
    CHECK(run_error(R"({"id": "q1", "output": [{"answer": "a"}]})") ==
          "input 1:1 query \"q1\" has no output with a provenance");
}

TEST_CASE("kilt run: a document id is made of the members that are named") {
    RunReadOptions options;
    options.rank_keys = "wikipedia_id,section";
    const ReadRun run = read_run(
        R"({"id": "q1", "output": [{"provenance": [{"section": " b ", "wikipedia_id": 7}, )"
        R"({"wikipedia_id": 7}, {"wikipedia_id": "7", "section": "b"}, )"
        R"({"wikipedia_id": "7", "section": "c"}]}]})",
        options);
    CHECK(run.queries.at("q1") == Documents{{"7+b", -1}, {"7+c", -2}});
    const Finding* lacking = finding(run.facts.findings, "missing-rank-key");
    REQUIRE(lacking != nullptr);
    CHECK(lacking->message ==
          "a provenance without a wikipedia_id or section, passed over as KILT does");
    CHECK(lacking->count == 1);
}

TEST_CASE("kilt run: names of members that cannot be") {
    RunReadOptions options;
    options.rank_keys = "a,,b";
    CHECK(run_error(record, options) == "usage 0:0 \"a,,b\" has a key without a name");
    options.rank_keys = "a,a";
    CHECK(run_error(record, options) == "usage 0:0 \"a,a\" names a member twice");
}
