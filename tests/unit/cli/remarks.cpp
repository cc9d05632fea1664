// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/base/error.hpp>
#include <rankline/cli/remarks.hpp>

using namespace rankline;
using namespace rankline::cli;

namespace {

RunScores scores() {
    RunScores made;
    made.missing_qids = {"101", "102", "103"};
    made.unjudged_qids = {"7"};
    made.counts = {
        .judged = 50, .retrieved = 48, .scored = 47, .missing = 3, .unjudged = 1, .no_relevant = 0};
    return made;
}

}  // namespace

TEST_CASE("remarks: missing queries are counted, shown, and what becomes of them is said") {
    CHECK(missing_remark(scores(), counted_under(QuerySet::both)) ==
          "3 of 50 judged queries are not in the run (101, 102, 103): the means are over the other "
          "47; -c counts them as 0");
    CHECK(missing_remark(scores(), counted_under(QuerySet::judged)) ==
          "3 of 50 judged queries are not in the run (101, 102, 103): counted as 0");
    CHECK(missing_remark(scores(), counted_under(QuerySet::run)) ==
          "3 of 50 judged queries are not in the run (101, 102, 103): not counted");
}

TEST_CASE("remarks: unjudged queries likewise") {
    CHECK(unjudged_remark(scores(), counted_under(QuerySet::both)) ==
          "1 of 48 queries is not judged (7): not counted");
    CHECK(unjudged_remark(scores(), counted_under(QuerySet::run)) ==
          "1 of 48 queries is not judged (7): counted as 0");
}

TEST_CASE("remarks: there are none when both sides have the same queries") {
    RunScores complete = scores();
    complete.counts.missing = 0;
    complete.counts.unjudged = 0;
    CHECK(missing_remark(complete, counted_under(QuerySet::both)).empty());
    CHECK(unjudged_remark(complete, counted_under(QuerySet::both)).empty());
}

TEST_CASE("remarks: only the first ids are shown, safe for a terminal") {
    CHECK(first_ids({"a", "b", "c", "d", "e"}) == "a, b, c, d, e");
    CHECK(first_ids({"a", "b", "c", "d", "e", "f"}) == "a, b, c, d, e, ...");
    CHECK(first_ids({"\x1b[2J", "say \"x\""}) == "\\x1b[2J, say \"x\"");
    CHECK(first_ids({std::string_view("0123456789012345678901234567890123456789xyz")}) ==
          "0123456789012345678901234567890123456789...");
}

TEST_CASE("remarks: no query in common is an error that shows both sides") {
    RunScores apart = scores();
    CHECK_NOTHROW(require_common_queries(apart, "a.run", "qrels.txt"));
    apart.counts.missing = apart.counts.judged;
    CHECK_THROWS_WITH_AS(require_common_queries(apart, "a.run", "qrels.txt"),
                         "no query in common with qrels.txt: the run has 7; the qrels have 101, "
                         "102, 103",
                         Error);
}

TEST_CASE("remarks: findings are a line per kind with a place; under --strict they are an error") {
    Findings findings;
    findings.add({"a", "grade below 0", 2, {"q.txt", 3, 0}});
    findings.add({"b", "no place", 1, {}});
    Remarks remarks;
    CHECK_NOTHROW(remarks.raise());
    remarks.add("a.run", findings);
    remarks.add("a.run", "");
    CHECK(remarks.lines() ==
          std::vector<std::string>{"q.txt:3: grade below 0 (2 times)", "a.run: no place"});
    CHECK_THROWS_WITH_AS(remarks.raise(), doctest::Contains("--strict"), Error);
}
