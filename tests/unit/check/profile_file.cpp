// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/check/profile_file.hpp>

#include "../complaint.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

CheckProfile read_own(const std::string& text, const std::string& name = "own.toml") {
    return read_profile(FileBytes::from_memory(text, name));
}

std::string complaint(const std::string& text, const std::string& name = "own.toml") {
    try {
        static_cast<void>(read_own(text, name));
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::input);
        return to_string(error.place()) + ": " + error.what();
    }
    return "no error";
}

const std::string columns = "columns = [\"qid\", \"docid\", \"score\"]\n";

}  // namespace

TEST_CASE("profile file: what is printed of a profile reads back as the same") {
    for (const CheckProfile& profile : check_profiles()) {
        CAPTURE(profile.name);
        const std::string printed = profile_toml(profile);
        const CheckProfile again = read_own(printed);
        CHECK(profile_toml(again) == printed);
        for (const Rule& rule : check_rules())
            CHECK(again.severity_of(rule) == profile.severity_of(rule));
    }
}

TEST_CASE("profile file: TOML and YAML say the same") {
    const CheckProfile toml = read_own(
        "base = 'trec'\nname = 'mine'\ndepth = 10\ndocid = 'D\\d+'\n"
        "required_queries = [301, '302']\nrank_base = 'either'\n[severities]\nrank-gap = 'off'\n");
    const CheckProfile yaml = read_own(
        "base: trec\nname: mine\ndepth: 10\ndocid: D\\d+\nrequired_queries: [301, '302']\n"
        "rank_base: either\nseverities:\n  rank-gap: off\n",
        "own.yaml");
    CHECK(profile_toml(toml) == profile_toml(yaml));
    CHECK(toml.depth == 10);
    CHECK(toml.docid->matches("D17"));
    CHECK(toml.required_queries == std::vector<std::string>{"301", "302"});
    CHECK_FALSE(toml.rank_base);
    CHECK(toml.severity_of(check_rules()[find_rule("rank-gap")]) == Severity::off);
    CHECK(toml.tag->text() == find_check_profile("trec").tag->text());
}

TEST_CASE("profile file: without a base there is nothing but what it says") {
    const CheckProfile profile = read_own(columns);
    CHECK(profile.name == "own.toml");
    CHECK(profile.columns.size() == 3);
    CHECK_FALSE(profile.depth);
    CHECK_FALSE(profile.tag);
}

TEST_CASE("profile file: what is wrong is told with its place") {
    CHECK(complaint("deth = 3\n" + columns)
              .starts_with(
                  "own.toml:1:1: no key of a profile is called \"deth\"; did you mean depth?"));
    CHECK(complaint("\nbase = \"trek\"\n").starts_with("own.toml:2:1: base: no profile is called"));
    CHECK(complaint(columns + "depth = -1\n") ==
          "own.toml:2:1: depth: \"-1\" is not a whole number");
    CHECK(complaint(columns + "header = \"maybe\"\n") ==
          "own.toml:2:1: header: \"maybe\" is not one of true, false");
    CHECK(mentions(complaint(columns + "docid = '('\n"),
                   "own.toml:2:1: docid: not a regular expression"));
    CHECK(complaint(columns + "tag = ['a']\n") == "own.toml:2:1: tag: one value is wanted");
    CHECK(complaint(columns + "cutoffs = 3\n") == "own.toml:2:1: cutoffs: a list is wanted");
    CHECK(mentions(complaint("columns = ['qid', 'docid', 'docid']\n"), "\"docid\" is there twice"));
    CHECK(mentions(complaint("columns = ['qid', 'docid']\n"), "there must be a column score"));
    CHECK(mentions(complaint("kind = 'qrels'\n" + columns), "qrels have a grade"));
    CHECK(mentions(complaint("[severities]\ntied = 'off'\n"), "no rule is called \"tied\""));
    CHECK(mentions(complaint("[severities]\ntied-scores = 'of'\n"), "did you mean off?"));
    CHECK(complaint("a = 1\na = 2\n").starts_with("own.toml:2:"));
    CHECK(complaint("base: trec\nbase: beir\n", "own.yml") ==
          "own.yml:2:1: \"base\" is there twice");
    CHECK(complaint("base: [a\n", "own.yml").starts_with("own.yml:2:1: not YAML: "));
    CHECK(complaint("- a\n", "own.yml") == "own.yml:1:1: lines of KEY: VALUE are wanted");
    CHECK(
        mentions(complaint("iter = 1979-05-27\n" + columns), "a text, an integer, true or false"));
}
