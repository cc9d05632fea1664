// SPDX-License-Identifier: MIT
#include <rankline/bundle/metadata.hpp>

#include <doctest/doctest.h>

#include <string>

#include <rankline/base/error.hpp>
#include <rankline/bundle/msmarco_metadata.hpp>
#include <rankline/bundle/submission_date.hpp>

using namespace rankline;

namespace {

using Lines = std::vector<std::string>;

Metadata parse(const std::string& text, const std::string& name = "m") {
    return parse_metadata(text, name);
}

/// Metadata as README.md of the leaderboards shows it, with one thing changed.
Metadata with(const std::string& name, const std::string& json) {
    Metadata metadata = parse(R"({"team": "A team", "model_description": "BM25", "paper": "",
                                  "code": "https://example.org/code", "type": "full ranking"})");
    Metadata value = parse("{\"x\": " + json + "}").members[0].value;
    for (auto& member : metadata.members) {
        if (member.name == name) {
            member.value = value;
            return metadata;
        }
    }
    metadata.members.push_back({name, value});
    return metadata;
}

Lines problems(const std::string& name, const std::string& json) {
    return msmarco_metadata_problems(with(name, json), "20201101-team");
}

}  // namespace

TEST_CASE("metadata: JSON and YAML say the same") {
    const std::string json = R"({"a": "x", "b": {"c": [1, -2.50, true, null, "3"]}, "d": ""})";
    const std::string yaml = "a: x\nb:\n  c: [1, -2.50, true, ~, \"3\"]\nd: ''\n";
    for (const std::string& text : {json, yaml}) {
        CAPTURE(text);
        const Metadata metadata = parse(text);
        REQUIRE(metadata.find("a") != nullptr);
        CHECK(metadata.find("a")->text == "x");
        const Metadata* const list = metadata.find_below({"b", "c"});
        REQUIRE(list != nullptr);
        REQUIRE(list->members.size() == 5);
        CHECK(list->members[1].value.type == Metadata::Type::number);
        CHECK(list->members[2].value.type == Metadata::Type::boolean);
        CHECK(list->members[3].value.type == Metadata::Type::null);
        CHECK(list->members[4].value.type == Metadata::Type::text);
        CHECK(metadata.find("d")->type == Metadata::Type::text);
        CHECK(metadata.find_below({"b", "x", "y"}) == nullptr);
        CHECK(metadata_json(metadata) ==
              "{\n  \"a\": \"x\",\n  \"b\": {\n    \"c\": [\n      1,\n      -2.5,\n      true,\n"
              "      null,\n      \"3\"\n    ]\n  },\n  \"d\": \"\"\n}\n");
    }
}

TEST_CASE("metadata: what is neither is told with its place") {
    CHECK_THROWS_AS(parse("{\"a\": 1,}", "m.json"), Error);
    CHECK_THROWS_AS(parse("a: [1\n"), Error);
    CHECK_THROWS_WITH_AS(parse("{\"a\": 1, \"a\": 2}"), "\"a\" stands twice", Error);
    CHECK_THROWS_WITH_AS(parse("a: 1\nb: 2\na: 3\n"), "\"a\" stands twice", Error);
    CHECK_THROWS_WITH_AS(parse("a: \xff\n"), "not UTF-8", Error);
    // yaml-cpp has the byte A0 for it, which is no character.
    CHECK_THROWS_WITH_AS(parse("a: \"\\_\"\n"), "not UTF-8", Error);
    CHECK_THROWS_WITH_AS(parse(std::string((1 << 20) + 1, 'x')),
                         "more than a mebibyte: not metadata", Error);
    try {
        (void)parse("{\"a\": 1,\n \"b\" 2}", "m.json");
        FAIL("read");
    } catch (const Error& error) {
        CHECK(error.place().line == 2);
    }
    CHECK(parse("").type == Metadata::Type::null);
}

TEST_CASE("metadata: a map of YAML may begin with a brace, unless the file is called JSON") {
    CHECK(parse("{team: x, \"a\": 1,}").find("team")->text == "x");
    CHECK_THROWS_AS(parse("{team: x}", "m.json"), Error);
    // YAML would keep the first, and JSON's readers the last.
    CHECK_THROWS_AS(parse("{\"a\": 1, \"a\": 2}", "m.yml"), Error);
}

TEST_CASE("metadata: numbers that are none are written as YAML has them") {
    for (const char* const text :
         {"Nan", "Inf", "-inf", "infinity", ".Infinity", "+.nan", ".", "1.2.3"})
        CHECK(parse(std::string("a: ") + text).find("a")->type == Metadata::Type::text);
    for (const char* const text : {".nan", ".NaN", "-.inf", "+.INF", ".5", "1.", "-1e3"})
        CHECK(parse(std::string("a: ") + text).find("a")->type == Metadata::Type::number);
    CHECK(metadata_json(parse("a: -.inf\nb: 1.\n")) == "{\n  \"a\": null,\n  \"b\": 1.0\n}\n");
}

TEST_CASE("metadata: a few lines of YAML cannot become billions, nor any text too deep") {
    std::string laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c < 'k'; ++c) {
        const std::string before = "*" + std::string(1, static_cast<char>(c - 1));
        laughs += std::string(1, c) + ": &" + c + " [" + before;
        for (int i = 0; i < 8; ++i) laughs += ", " + before;
        laughs += "]\n";
    }
    const char* const message = "more values or levels than metadata has";
    CHECK_THROWS_WITH_AS(parse(laughs), message, Error);
    CHECK_THROWS_WITH_AS(parse("{\"a\": " + std::string(1000, '['), "m.json"), message, Error);
    CHECK_THROWS_AS(parse("a: " + std::string(100000, '[')), Error);
}

TEST_CASE("msmarco: metadata as the README has it is in order, and each slip is told") {
    CHECK(problems("team", "\"A team\"") == Lines{});
    CHECK(problems("type", "\"reranking\"") == Lines{});
    CHECK(problems("team", "\" \"") == Lines{"team: is empty"});
    CHECK(problems("team", "5") == Lines{"team: is a number, not a text"});
    CHECK(problems("model_description", "\"a\\nb\"") ==
          Lines{"model_description: has more than one line"});
    CHECK(problems("paper", "\"arXiv 1\"").size() == 2);
    CHECK(problems("code", "\"https://a.org/x,y\"").size() == 1);
    CHECK(problems("type", "\"full-ranking\"") ==
          Lines{"type: \"full-ranking\" is neither \"full ranking\" nor \"reranking\"; did you "
                "mean full ranking?"});
    CHECK(problems("embargo_util", "\"2021/01/01\"") ==
          Lines{"\"embargo_util\": there is no such field; did you mean embargo_until?"});
}

TEST_CASE("msmarco: all that is wrong is told at once") {
    CHECK(msmarco_metadata_problems(parse("{}"), "20201101-team") ==
          Lines{"team: is missing", "model_description: is missing", "paper: is missing",
                "code: is missing", "type: is missing"});
    CHECK(msmarco_metadata_problems(parse("- a\n"), "20201101-team") ==
          Lines{"is no map of names and values"});
}

TEST_CASE("msmarco: an embargo ends within nine months") {
    // README.md: "if the submission date is 2020/11/01, the longest possible embargo period is
    // 2021/07/31".
    CHECK(problems("embargo_until", "\"2021/07/31\"") == Lines{});
    CHECK(problems("embargo_until", "\"2020/11/02\"") == Lines{});
    CHECK(problems("embargo_until", "\"2021/08/01\"") ==
          Lines{"embargo_until: 2021/08/01 is later than 2021/07/31, the last day within nine "
                "months of the submission"});
    CHECK(problems("embargo_until", "\"2020/11/01\"") ==
          Lines{"embargo_until: 2020/11/01 is not after the submission"});
    CHECK(problems("embargo_until", "\"2021/02/29\"") ==
          Lines{"embargo_until: \"2021/02/29\" is no day of the form yyyy/mm/dd"});
    CHECK(problems("embargo_until", "\"2021-02-01\"").size() == 1);
}

TEST_CASE("msmarco: an id is a day and a name") {
    CHECK(msmarco_id_problems("20200816-h2oloo-bm25base") == Lines{});
    CHECK(msmarco_id_problems("20201125-elastic-optimized_best_fields") == Lines{});
    CHECK(msmarco_id_problems("20210229-x").size() == 1);
    CHECK(msmarco_id_problems("2021022-xx").size() == 1);
    CHECK(msmarco_id_problems("20210228").size() == 1);
    CHECK(msmarco_id_problems("20210228-").size() == 1);
    CHECK(msmarco_id_problems("20210228-../x").size() == 1);
    CHECK(msmarco_id_problems("20210228-" + std::string(60, 'x')).size() == 1);
}

TEST_CASE("dates: months end where they end") {
    const auto last = [](const char* date) {
        return date_text(last_day_within(*parse_date(date, '\0'), 9), '/');
    };
    CHECK(last("20201101") == "2021/07/31");
    CHECK(last("20210531") == "2022/02/28");  // there is no 31 February
    CHECK(last("20230531") == "2024/02/29");
    CHECK(last("20210401") == "2021/12/31");
    CHECK_FALSE(parse_date("20211301", '\0'));
    CHECK_FALSE(parse_date("2021/1/011", '/'));
    CHECK_FALSE(parse_date("", '\0'));
    CHECK(parse_date("20240229", '\0'));
}
