// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <set>

#include "checking.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

/// What is broken besides the rule of the case, sorted.
std::vector<std::string> others(const CheckResult& result, const std::string& rule) {
    std::vector<std::string> ids = broken_rules(result);
    std::erase(ids, rule);
    return ids;
}

/// Rules that no text of lines can break: whoever finds the file unreadable tells them.
const std::set<std::string> told_by_readers = {"unreadable-json", "wrong-json",
                                               "repeated-query-key"};

}  // namespace

TEST_CASE("rules: each has a text that breaks it and one near it that does not") {
    std::set<std::string> with_case = told_by_readers;
    for (const RuleCase& each : rule_cases()) {
        CAPTURE(each.rule);
        CAPTURE(each.bad);
        const Checking checking(each.setup);
        const CheckResult bad = checking.check(each.bad);
        CHECK(bad.count(each.rule) == each.count);
        CHECK(others(bad, each.rule) == each.also);
        for (const CheckedRule& broken : bad.broken) {
            if (check_rules()[broken.rule].id != each.rule) continue;
            CHECK(broken.findings.front().line == each.line);
            CHECK(broken.findings.front().column == each.column);
            CHECK_FALSE(broken.findings.front().text.empty());
        }
        CHECK(broken_rules(checking.check(each.good)) == each.good_also);
        with_case.insert(each.rule);
    }
    for (const Rule& rule : check_rules()) {
        CAPTURE(rule.id);
        CHECK(with_case.contains(rule.id));
    }
}

TEST_CASE("rules: what a record says about repair is what repair does") {
    for (const RuleCase& each : rule_cases()) {
        if (each.rule == "damaged-archive") continue;  // there is no text to repair
        CAPTURE(each.rule);
        CAPTURE(each.bad);
        const Checking checking(each.setup);
        const std::string repaired = checking.repair(each.bad);
        CAPTURE(repaired);
        const Rule& rule = check_rules()[find_rule(each.rule)];
        const CheckResult result = checking.check(repaired);
        CHECK((result.count(each.rule) == 0) == (!rule.repair.empty() && !each.beyond_repair));
        for (const std::string& other : each.also) {
            CAPTURE(other);
            const bool mended =
                !check_rules()[find_rule(other)].repair.empty() && !each.beyond_repair;
            CHECK((result.count(other) == 0) == mended);
        }
        CHECK(checking.repair(repaired) == repaired);
    }
}

TEST_CASE("rules: records are complete, ids are unique, a wrong id is told with the nearest") {
    std::set<std::string> ids;
    for (const Rule& rule : check_rules()) {
        CAPTURE(rule.id);
        CHECK(ids.insert(rule.id).second);
        CHECK_FALSE(rule.summary.empty());
        CHECK_FALSE(rule.definition.empty());
        CHECK_FALSE(rule.source.empty());
        CHECK(rule.severity != Severity::off);
        CHECK((rule.runs || rule.qrels));
    }
    CHECK_THROWS_WITH_AS(static_cast<void>(find_rule("tied-score")),
                         "no rule is called \"tied-score\"; did you mean tied-scores?", Error);
}

TEST_CASE("rules: a profile makes warnings of errors and the other way round, or turns them off") {
    const CheckSetup setup{.own =
                               "[severities]\ntied-scores = \"error\"\nrank-gap = \"off\"\n"
                               "several-tags = \"warning\"\n"};
    const CheckResult result = Checking(setup).check("1 Q0 a 1 2 t\n1 Q0 b 3 2 u\n1 Q0 c 4 1 t\n");
    CHECK(broken_rules(result) == std::vector<std::string>{"several-tags", "tied-scores"});
    CHECK(result.count(Severity::error) == 1);
    CHECK(result.count(Severity::warning) == 1);
}

TEST_CASE("rules: lines are compared with the first that is complete, which has a tag") {
    const std::string text = "1 Q0 a 1 3\n1 Q0 b 2 2 t\n1 Q0 c 3 1 u\n";
    CHECK(broken_rules(Checking({}).check(text)) ==
          std::vector<std::string>{"column-count", "several-tags"});
    CHECK(Checking({}).repair(text) == "1 Q0 b 1 2 t\n1 Q0 c 2 1 t\n1 Q0 a 1 3\n");
}
