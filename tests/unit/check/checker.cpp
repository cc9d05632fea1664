// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <limits>

#include <rankline/base/hash.hpp>

#include "checking.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

/// More than a megabyte, so that the text is cut into pieces, with queries that are scattered over
/// it, and a tie every seventh line.
std::string large_run() {
    std::string text;
    for (int i = 0; i < 90000; ++i) {
        const int query = i % 9 == 0 ? 1 : i / 1000 + 2;
        text += std::to_string(query) + " Q0 d" + std::to_string(i) + " " + std::to_string(i) +
                " " + std::to_string(100000 - i + (i % 7 == 0 ? 1 : 0)) + " tag\n";
    }
    return text;
}

std::string told(const CheckResult& result) {
    std::string text;
    for (const CheckedRule& broken : result.broken) {
        text += check_rules()[broken.rule].id + " " + std::to_string(broken.count) + "\n";
        for (const CheckFinding& finding : broken.findings) {
            text += std::to_string(finding.line) + ":" + std::to_string(finding.column) + " " +
                    finding.text + "\n";
        }
    }
    return text;
}

}  // namespace

TEST_CASE("checker: what is found does not depend on the number of threads") {
    const std::string text = large_run();
    REQUIRE(text.size() > (std::size_t{2} << 20));
    const CheckSetup setup{.own = "depth = 5000\n"};
    const std::string one = told(Checking(setup, 1, 0).check(text));
    CHECK(one == told(Checking(setup, 3, 0).check(text)));
    const std::string repaired = Checking(setup, 1).repair(text);
    CHECK(repaired == Checking(setup, 3).repair(text));
    CHECK(told(Checking(setup, 2).check(repaired)).find("scattered-query") == std::string::npos);
}

TEST_CASE("checker: lines are counted through all pieces of a text") {
    std::string text = large_run();
    const auto lines = static_cast<std::uint64_t>(std::count(text.begin(), text.end(), '\n'));
    text += "1 Q0 x 1 nan tag\n";
    const CheckResult result = Checking({}, 2).check(text);
    for (const CheckedRule& broken : result.broken) {
        if (check_rules()[broken.rule].id != "score-not-finite") continue;
        CHECK(broken.findings.front().line == lines + 1);
        CHECK(broken.findings.front().column == 10);
    }
    CHECK(result.count("score-not-finite") == 1);
}

TEST_CASE("checker: every place is told in the order of the file, rule after rule") {
    std::string text;
    constexpr std::uint64_t lines = 90000;  // more than a piece
    for (std::uint64_t i = 1; i <= lines; ++i)
        text += "1 Q0 d" + std::to_string(i) + " x " + std::to_string(lines - i) + " bad!\n";
    const CheckResult result = Checking({.own = "depth = 100000\n"}, 2).check(text);
    std::uint64_t wrong = 0;
    std::uint64_t told = 0;
    for (const CheckedRule& broken : result.broken) {
        if (broken.count != lines) continue;
        ++told;
        for (std::uint64_t i = 0; i < lines; ++i) {
            // The last column is behind "1 Q0 d" and " x ", the rank before the blanks around it.
            const std::size_t digits = std::to_string(i + 1).size();
            const std::size_t score = std::to_string(lines - i - 1).size();
            const bool is_tag = check_rules()[broken.rule].id == "tag-pattern";
            const CheckFinding& finding = broken.findings[i];
            wrong +=
                finding.line == i + 1 && finding.column == 8 + digits + (is_tag ? 3 + score : 0)
                    ? 0
                    : 1;
        }
    }
    CHECK(told == 2);
    CHECK(wrong == 0);
}

TEST_CASE("checker: all are counted, the first ones in the order of the file are kept") {
    std::string text;
    for (int i = 1; i <= 60; ++i)
        text += std::to_string(i % 2) + " Q0 d" + std::to_string(i) + " x " +
                std::to_string(100 - i) + " t\n";
    const CheckResult result = Checking({}, 2, 3).check(text);
    CHECK(result.count("rank-not-integer") == 60);
    CHECK(result.documents == 60);
    CHECK(result.queries == 2);
    for (const CheckedRule& broken : result.broken) {
        if (check_rules()[broken.rule].id != "rank-not-integer") continue;
        REQUIRE(broken.findings.size() == 3);
        // Query 1 stands before query 0, and its lines are 1, 3, 5 ...
        CHECK(broken.findings[0].line == 1);
        CHECK(broken.findings[1].line == 2);
        CHECK(broken.findings[2].line == 3);
    }
}

TEST_CASE(
    "checker: the first documents of a query are those of its first ranks, where these count") {
    std::string text;
    std::string first;
    std::string last;
    for (int rank = 20; rank >= 1; --rank) {
        const std::string document = std::to_string(rank);
        text += "1\t" + document + "\t" + document + "\n";
        (rank <= 10 ? first : last) += "1 0 " + document + " 1\n";
    }
    const auto few = [&](const std::string& qrels) {
        return Checking({.profile = "msmarco-passage", .qrels = qrels})
            .check(text)
            .count("few-judged");
    };
    CHECK(few(first) == 0);
    CHECK(few(last) == 1);
}

TEST_CASE("checker: lines that are no documents are asked some at a time, and none is forgotten") {
    constexpr std::uint64_t each = 3000;
    std::string text;
    for (std::uint64_t i = 0; i < each; ++i) text += "1 Q0\n\n# x\n";
    text += "1 Q0 a 7 1 t\n";
    const CheckResult result = Checking({.own = "depth = 5000\n"}, 1, 2).check(text);
    CHECK(result.documents == each + 1);
    // The rank of no line that lacks columns is known: 7 may be right.
    CHECK(broken_rules(result) ==
          std::vector<std::string>{"blank-line", "column-count", "comment-line"});
    for (const CheckedRule& broken : result.broken) {
        CHECK(broken.count == each);
        CHECK(broken.findings.at(0).line + 3 == broken.findings.at(1).line);
        CHECK(broken.findings.at(0).line <= 3);
    }
    const CheckResult unknown = Checking({.topics = "2\n"}).check(text);
    CHECK(unknown.count("unknown-query") == 1);
    for (const CheckedRule& broken : unknown.broken) {
        if (check_rules()[broken.rule].id == "unknown-query")
            CHECK(broken.findings.at(0).line == 1);
    }
}

TEST_CASE("checker: a run without lines is asked about queries, documents and scores") {
    const Checking checking({.profile = "beir", .qrels = "q 0 a 1\nz 0 a 1\n"});
    const FileBytes file =
        FileBytes::from_memory(R"({"q":{"a":2,"q":2,"a":1,"b":-1e999}})", "run.json");
    DocumentChecker checker(file, checking.context());
    const std::string_view text = file.bytes();
    std::vector<RunEntry> entries;
    const auto add = [&](std::size_t at, double score) {
        RunEntry entry;
        entry.docid_data = text.data() + at;
        entry.docid_size = 1;
        entry.score = score;
        entry.hash = hash_id(entry.docid());
        entries.push_back(entry);
    };
    add(7, 2);
    add(13, 2);
    add(19, 1);
    add(25, -std::numeric_limits<double>::infinity());
    checker.visit({.qid = text.substr(2, 1), .entries = entries}, 0);
    const CheckResult result = checker.finish();
    CHECK(broken_rules(result) == std::vector<std::string>{"docid-is-qid", "duplicate-document",
                                                           "missing-query", "score-not-finite",
                                                           "tied-scores", "ties-at-cutoff"});
    CHECK(told(result).find("1:20 document \"a\" of query \"q\" was retrieved before") !=
          std::string::npos);
}

TEST_CASE("checker: a file that cannot be read breaks one rule, where its reader stopped") {
    const Checking checking({.profile = "beir"});
    const CheckResult result = unreadable_file(
        "a.json", "unreadable-json", Error(ErrorKind::input, Place{"a.json", 3, 7}, "not JSON"),
        checking.context().profile);
    CHECK(told(result) == "unreadable-json 1\n3:7 not JSON\n");
    CHECK(result.count(Severity::error) == 1);
}
