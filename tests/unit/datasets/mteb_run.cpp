// SPDX-License-Identifier: MIT
#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

constexpr const char* one_run = R"({"mteb_model_meta": {"name": "a/b", "sizes": [1, {"x": 2}]}, )"
                                R"("default": {"test": {"q1": {"d1": 2, "d2": 3}}}})";
constexpr const char* three_runs =
    R"({"en": {"dev": {"q1": {"d1": 1}}, "test": {"q1": {"d2": 2}}}, )"
    R"("de": {"test": {"q2": {"d3": 3}}}, "mteb_model_meta": {}})";

RunReadOptions part(const std::string& name) {
    RunReadOptions options;
    options.part = name;
    return options;
}

}  // namespace

TEST_CASE("mteb run: the only subset and split is the run") {
    const ReadRun run = read_run(one_run);
    CHECK(run.format == "mteb");
    CHECK(run.queries == std::map<std::string, Documents>{{"q1", {{"d1", 2}, {"d2", 3}}}});
    CHECK(run.facts.part == "default/test");
}

TEST_CASE("mteb run: of several parts one has to be chosen") {
    CHECK(read_run(three_runs, part("en/test")).queries ==
          std::map<std::string, Documents>{{"q1", {{"d2", 2}}}});
    CHECK(read_run(three_runs, part("de/test")).queries ==
          std::map<std::string, Documents>{{"q2", {{"d3", 3}}}});
    CHECK(read_run(three_runs, part("en/dev")).facts.part == "en/dev");
    CHECK(run_error(three_runs) ==
          "usage 0:0 the file holds 3 runs; choose one with --part: en/dev, en/test, de/test");
    CHECK(run_error(three_runs, part("fr/test")) ==
          "usage 0:0 the file has no part \"fr/test\"; it has en/dev, en/test, de/test");
}

TEST_CASE("mteb run: known by the member of the model wherever it is, and without it") {
    const std::string run =
        R"({"a": {"b": {"c": "x"}}, "d": {"e": [1, {}]}, "mteb_model_meta": 1})";
    CHECK(run_error(run).starts_with("input 1:19 "));
    std::string late = R"({"default": {"test": {"q1": {)";
    for (int i = 0; i < 9000; ++i) late += "\"d" + std::to_string(i) + "\": 1, ";
    late += R"("d": 2}}}, "mteb_model_meta": {}})";
    CHECK(read_run(late).format == "mteb");
}

TEST_CASE("mteb run: the wrong shape is an error with its place") {
    CHECK(run_error(R"({"mteb_model_meta": {}, "default": {"test": {"q1": 1}}})") ==
          "input 1:52 query \"q1\" has to be an object, not a number");
    CHECK(run_error(R"({"mteb_model_meta": {}, "default": 1})") ==
          "input 1:36 subset \"default\" has to be an object, not a number");
    CHECK(run_error(R"({"mteb_model_meta": {}})") == "input 0:0 no documents: the run is empty");
}
