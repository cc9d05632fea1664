// SPDX-License-Identifier: MIT
#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

std::string json_error(std::string_view text) { return run_error(text, as_run("json")); }

constexpr const char* ends_early =
    "the JSON text ends before its objects and arrays do: it is cut short, or a closing bracket is "
    "missing";

}  // namespace

TEST_CASE("malformed json: a text cut short is told at its end") {
    CHECK(json_error("{\"q1\": {\"d1\": 1") == std::string("input 1:16 ") + ends_early);
    CHECK(json_error("{\"q1\": {\"d1\": 1}") == std::string("input 1:17 ") + ends_early);
    CHECK(json_error("{\"q1\": {\"d1\": 1},\n") == std::string("input 2:1 ") + ends_early);
    CHECK(json_error("{\"q1\": {\"d1\": 1}, \"q") ==
          "input 1:19 a string is not closed: the JSON text is cut short or a quotation mark is "
          "missing");
}

TEST_CASE("malformed json: the place and the text at fault are told") {
    CHECK(json_error("{\"q1\": {\"d1\" 1}}") == "input 1:14 malformed JSON at \"1}}\"");
    CHECK(json_error("{\"q1\": {\"d1\": 1 \"d2\": 2}}") ==
          "input 1:17 malformed JSON at \"\"d2\": 2}}\"");
    CHECK(json_error("{\"q1\": {\"d1\":}}") == "input 1:14 a value is missing before \"}\"");
    CHECK(json_error("{\"q1\": {d1: 1}}") == "input 1:9 malformed JSON at \"d1: 1}}\"");
    CHECK(json_error("{\"q1\": {\"d1\": 1}} x") ==
          "input 1:19 text behind the end of the JSON value: \"x\"");
    CHECK(json_error("{\"q1\": {\"d1\": 1}}}") ==
          "input 1:18 text behind the end of the JSON value: \"}\"");
    CHECK(json_error("\"q1\"") ==
          "input 1:1 a JSON object or array has to begin here, not \"\"q1\"\"");
}

TEST_CASE("malformed json: strings have to be UTF-8 without control characters") {
    CHECK(json_error("{\"q1\": {\"d\xff\": 1}}") ==
          "input 1:10 JSON has to be UTF-8, and this is not: \"d\\xff\"");
    CHECK(json_error("{\"q1\": {\"d\n1\": 1}}") ==
          "input 1:11 a control character within a string: JSON wants it escaped");
    CHECK(json_error("{\"q1\": {\"d\\x\": 1}}") == "input 1:9 a string with an invalid escape");
    CHECK(json_error("{\"q1\": {\"d\\ud800\": 1}}") == "input 1:9 a string with an invalid escape");
}

TEST_CASE("malformed json: nesting without end is an error, not a crash") {
    const std::string deep(200000, '[');
    CHECK(json_error(deep).find("input ") == 0);
    CHECK(json_error("{\"q1\": {\"d1\": " + deep).find("input ") == 0);
    CHECK(run_error("{\"mteb_model_meta\": " + deep, as_run("mteb")).find("input ") == 0);
    CHECK(run_error("{\"query\": " + deep, as_run("rankllm")).find("input ") == 0);
    std::string objects;
    for (int i = 0; i < 100000; ++i) objects += "{\"a\":";
    CHECK(json_error(objects).find("input ") == 0);
    CHECK(run_error(objects).find("input ") == 0);
}
