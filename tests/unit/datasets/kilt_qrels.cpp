// SPDX-License-Identifier: MIT
#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

TEST_CASE("kilt qrels: the pages of each output's provenance are a subtopic, each page once") {
    const ReadQrels gold = read_judgments(
        R"({"id": 7, "input": "{", "output": [{"answer": "a", "provenance": )"
        R"([{"wikipedia_id": 2, "title": "B"}, {"wikipedia_id": " 1 "}, {"wikipedia_id": "2"}]}, )"
        R"({"answer": "b"}, {"provenance": [{"wikipedia_id": "2"}]}]})");
    CHECK(gold.format == "kilt");
    CHECK(gold.kind == JudgmentKind::subtopics);
    CHECK(gold.lines == Lines{"7/00000000 1 1", "7/00000000 2 1", "7/00000002 2 1"});
}

TEST_CASE("kilt qrels: a document id is made of the members that are named") {
    QrelsReadOptions options;
    options.rank_keys = "wikipedia_id,start_paragraph_id,end_paragraph_id";
    const ReadQrels gold = read_judgments(
        R"({"output": [{"provenance": [{"end_paragraph_id": 5, "wikipedia_id": "1", )"
        R"("start_paragraph_id": 4, "section": null}]}], "id": "q"})",
        options);
    CHECK(gold.lines == Lines{"q/00000000 1+4+5 1"});
}

TEST_CASE("kilt qrels: a query without evidence is there, and all that is passed over is told") {
    const std::string text =
        R"({"id": 1, "output": [{"provenance": [{"wikipedia_id": "1"}, {"title": "A"}]}]})"
        "\n"
        R"({"id": 2, "output": [{"answer": "a"}]})"
        "\n"
        R"({"id": 3, "output": [{"provenance": []}, {"provenance": [{"title": "B"}]}]})";
    const TemporaryFile file(text, "gold.jsonl");
    const Qrels gold = read_qrels(file.path(), {});
    REQUIRE(gold.topics().size() == 3);
    CHECK(gold.topics()[0].lines.size() == 1);
    for (const std::size_t topic : {1U, 2U}) {
        CHECK(gold.topics()[topic].lines.empty());
        CHECK(gold.topics()[topic].documents.judgments().empty());
        CHECK(gold.topics()[topic].subtopics.subtopics() == 0);
    }
    const Finding* page = finding(gold.findings(), "missing-rank-key");
    REQUIRE(page != nullptr);
    CHECK(page->count == 2);
    CHECK(page->first.line == 1);
    const Finding* set = finding(gold.findings(), "empty-evidence");
    REQUIRE(set != nullptr);
    CHECK(set->count == 1);
    CHECK(set->first.line == 3);
    const Finding* query = finding(gold.findings(), "no-evidence");
    REQUIRE(query != nullptr);
    CHECK(query->count == 2);
    CHECK(query->first.line == 2);
}

TEST_CASE("kilt qrels: what is not gold data") {
    const std::string record = R"({"id": "q", "output": [{"provenance": [{"wikipedia_id": 1}]}]})";
    CHECK(qrels_error(record + "\n" + record) == "input 2:1 a second record of query \"q\"");
    CHECK(qrels_error(record + R"({"id": "r"})", as_qrels("kilt")) ==
          "input 1:63 query \"r\" has no output");
    CHECK(qrels_error(R"({"output": [], "x": 1})", as_qrels("kilt")) ==
          "input 1:1 a record without an id");
    CHECK(qrels_error(R"({"id": 1, "output": [{"provenance": [], "provenance": []}]})") ==
          "input 1:55 a second provenance in one output");
    CHECK(qrels_error(R"({"id": 1, "output": [{"provenance": [{"wikipedia_id": null}]}]})") ==
          "input 1:55 a wikipedia_id has to be a string or an integer, not \"null\"");
    QrelsReadOptions options;
    options.rank_keys = "section";
    CHECK(qrels_error(record, options) ==
          "input 0:0 no judgments: no provenance of any record has the keys that make an id "
          "(--rank-keys)");
}

TEST_CASE("kilt qrels: places are right when they go back and forth over line ends") {
    const std::string text =
        "{\"id\": 1, \"output\": [{\"provenance\": [{\"wikipedia_id\": 1}]}]}\n"
        "\n"
        " {\"id\": 2,\n\"output\": [{\"provenance\": [\n\n{\"title\": \"A\"}]}]}\n";
    const TemporaryFile file(text, "gold.jsonl");
    const Qrels gold = read_qrels(file.path(), {});
    const Finding* page = finding(gold.findings(), "missing-rank-key");
    REQUIRE(page != nullptr);
    CHECK(page->first.line == 6);
    CHECK(page->first.column == 1);
    const Finding* query = finding(gold.findings(), "no-evidence");
    REQUIRE(query != nullptr);
    CHECK(query->first.line == 3);
    CHECK(query->first.column == 2);
    CHECK(qrels_error(text + " {\"id\": 3,\n \"output\": 4}") ==
          "input 8:12 the output has to be an array, not a number");
}
