// SPDX-License-Identifier: MIT
#include "reading.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

const std::map<std::string, Documents> expected = {{"q1", {{"d1", 2.5, 1}, {"d2", 1, 2}}}};

}  // namespace

TEST_CASE("delimited run: the header names the columns, whatever their order and separator") {
    CHECK(read_run("qid,docid,rank,score,tag\nq1,d1,1,2.5,x\nq1,d2,2,1,x\n").queries == expected);
    CHECK(read_run("rank\tsim\tcorpus-id\tquery-id\n1\t2.5\td1\tq1\n2\t1\td2\tq1\n").queries ==
          expected);
    CHECK(read_run("q_id Q0 doc_id rank score tag\nq1 Q0 d1 1 2.5 x\nq1 Q0 d2 2 1 x\n").queries ==
          expected);
    CHECK(read_run("Topic,DocNo,Score\nq1,d1,1\n").format == "delimited");
}

TEST_CASE("delimited run: fields may be quoted") {
    const ReadRun run =
        read_run("qid,docid,score\n\"q,1\",\"d\"\"1\"\"\",1\n\"q,1\",\" d2\",0.5\n");
    CHECK(run.queries.at("q,1") == Documents{{"d\"1\"", 1}, {" d2", 0.5}});
}

TEST_CASE("delimited run: lines of a query may be scattered, blanks and comments between them") {
    const ReadRun run =
        read_run("# by hand\nqid\tdocid\tscore\n\nb\td1\t1\na\td#\t2\r\n# end\nb\td3\t3");
    CHECK(run.queries ==
          std::map<std::string, Documents>{{"a", {{"d#", 2}}}, {"b", {{"d1", 1}, {"d3", 3}}}});
}

TEST_CASE("delimited run: the rank column is the authority without scores, or if asked to be") {
    CHECK(read_run("qid,docid,rank\nq1,d1,2\nq1,d2,1\n").queries.at("q1") ==
          Documents{{"d1", -2, 2}, {"d2", -1, 1}});
    const char* const both = "qid,docid,rank,score\nq1,d1,2,5\nq1,d2,1,4\n";
    CHECK(read_run(both).queries.at("q1") == Documents{{"d1", 5, 2}, {"d2", 4, 1}});
    CHECK(read_run(both, as_run("", "rank")).queries.at("q1") ==
          Documents{{"d1", -2, 2}, {"d2", -1, 1}});
    CHECK(read_run(both, as_run("", "line")).queries.at("q1") ==
          Documents{{"d1", -2, 2}, {"d2", -3, 1}});
    CHECK(run_error("qid,docid,score\nq1,d1,1\n", as_run("", "rank")) ==
          "input 1:1 the header names no rank column: \"qid,docid,score\"");
    CHECK(run_error("qid,docid,rank\nq1,d1,1\n", as_run("", "score")) ==
          "input 1:1 the header names no score column: \"qid,docid,rank\"");
}

TEST_CASE("delimited run: a rank that is no number matters only where ranks do") {
    const char* const text = "qid,docid,rank,score\nq1,d1,first,5\n";
    CHECK(read_run(text).queries.at("q1") == Documents{{"d1", 5}});
    CHECK(run_error(text, as_run("", "rank")) == "input 2:7 rank is not an integer: \"first\"");
    RunReadOptions ties_by_rank;
    ties_by_rank.ranks_needed = true;
    CHECK(run_error(text, ties_by_rank) == "input 2:7 rank is not an integer: \"first\"");
}

TEST_CASE("delimited run: what is wrong with a line is told with its place") {
    const std::string header = "qid,docid,score\n";
    CHECK(run_error(header + "q1,d1,x\n") == "input 2:7 score is not a number: \"x\"");
    CHECK(run_error(header + "q1,d1,nan\n") ==
          "input 2:7 score is NaN, which cannot be ranked: \"nan\"");
    CHECK(run_error(header + "q1,d1\n") == "input 2:6 2 fields where the header has 3: \"q1,d1\"");
    CHECK(run_error(header + "q1,d1,1,2\n") ==
          "input 2:9 4 fields where the header has 3: \"q1,d1,1,2\"");
    CHECK(run_error(header + ",d1,1\n") == "input 2:1 the query id is empty");
    CHECK(run_error(header + "q1,\"d1,1\n") ==
          "input 2:4 a quoted field is not closed on its line");
    CHECK(run_error(header) == "input 0:0 no documents: the run is empty");
    CHECK(run_error("q1,d1,1\n", as_run("csv")) ==
          "input 1:1 the first line names no query and no document column: \"q1,d1,1\"");
}

TEST_CASE("delimited run: findings are those of the columnar formats") {
    const ReadRun run =
        read_run("qid,docid,rank,score,run\nq1,d1,1,2,a\nq1,q1,2,3,a\nq1,d3,3,1,b\n");
    CHECK(run.facts.run_id == "b");
    const Finding* order = finding(run.facts.findings, "rank-against-score");
    REQUIRE(order != nullptr);
    CHECK(order->count == 1);
    CHECK(order->first.line == 3);
    const Finding* changed = finding(run.facts.findings, "changed-run-id");
    REQUIRE(changed != nullptr);
    CHECK(changed->first.line == 4);
    CHECK(changed->first.column == 11);
    CHECK(finding(run.facts.findings, "docid-is-qid") != nullptr);
}
