// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/check/repaired_tag.hpp>

#include "checking.hpp"

using namespace rankline;
using namespace rankline::test;

TEST_CASE("repair: documents in the order of their scores, each once, ranks counted anew") {
    const std::string text =
        "\xef\xbb\xbf"
        "# made by hand\r\n"
        "1 0 c 9 1,5 my run?\r\n"
        "2\tQ0\ta 1 7 t\r\n"
        "1 Q0 a 0 3.50 t\r\n"
        "\r\n"
        "1 Q0 a 2 9e-1 t\r\n"
        "1 Q0 b 1 3.5 t";
    // By hand: scores as written, equal ones by rank (a 0, b 1), the later a goes, the comma is a
    // point, six columns, one tag. "run?" is a seventh column.
    CHECK(Checking({}).repair(text) ==
          "1 Q0 a 1 3.50 my\n1 Q0 b 2 3.5 my\n1 Q0 c 3 1.5 my\n2 Q0 a 1 7 my\n");
    CHECK(Checking({}).repair(text, "new") ==
          "1 Q0 a 1 3.50 new\n1 Q0 b 2 3.5 new\n1 Q0 c 3 1.5 new\n2 Q0 a 1 7 new\n");
}

TEST_CASE("repair: where ranks order a run they do, and what cannot be repaired stays behind") {
    CHECK(Checking({.profile = "msmarco-passage"})
              .repair("1 7 3\n1 8 x\n1\t9\t2 0.5\n1 7 1\n2 7\n") ==
          "1\t7\t1\n1\t9\t2\n1\t8\tx\n2 7\n");
}

TEST_CASE("repair: what cannot be mended in a line keeps nothing else from being mended") {
    // The second a goes: what is left are ranks 1, 2 and 3 with a score that is none, at the end.
    const Checking trec({.excluded = "q x\n"});
    const std::string repaired = trec.repair(
        "q Q0 a 1 9 t\nq Q0 e 5 inf t\nq 0 d 4 nan t \nq Q0 b 2 8 t\nq Q0 a 3 7 t\n"
        "q Q0 b 6 none u\nq Q0 x 7 nan t\nq Q0 c 8 1,5,2 t\n");
    CHECK(repaired ==
          "q Q0 e 1 inf t\nq Q0 a 2 9 t\nq Q0 b 3 8 t\nq Q0 d 4 nan t\nq Q0 c 5 1,5,2 t\n");
    CHECK(broken_rules(trec.check(repaired)) ==
          std::vector<std::string>{"score-not-finite", "score-not-number"});
    // Where ranks order a run a line keeps its place, whatever its score.
    CHECK(Checking({.profile = "t2ranking"}).repair("1 7 1 2\n1 7 2 2\n1 8 3 x\n1 9 4 1\n") ==
          "1 7 1 2\n1 8 2 x\n1 9 3 1\n");
    // Of a line that lacks columns none is known, the rank among them.
    const std::string lacking = "q Q0 a 1 9 t\nq Q0 b 2 8 t\nq Q0 a 3 7 t\nq Q0 c 4\n";
    CHECK(Checking({}).repair(lacking) == "q Q0 a 1 9 t\nq Q0 b 2 8 t\nq Q0 c 4\n");
    CHECK(broken_rules(Checking({}).check(Checking({}).repair(lacking))) ==
          std::vector<std::string>{"column-count"});
    // Two files that were put together, and line ends of another age: no document is thrown away.
    for (const std::string joined : {"q Q0 a 1 9 tq Q0 b 2 8 t\n", "q Q0 a 1 9 t\rq Q0 b 2 8 t\n"})
        CHECK(Checking({}).repair(joined) == joined);
    CHECK(Checking({}).repair("q Q0 a 1 9 tp Q0 b 2 8 t\nr Q0 c 2 1 t\n") ==
          "q Q0 a 1 9 tp Q0 b 2 8 t\nr Q0 c 1 1 t\n");
    CHECK(Checking({.profile = "msmarco-passage"}).repair("1 Q0 7 1 9 t\n") == "1 Q0 7 1 9 t\n");
    // Without the blank it would be a comment.
    CHECK(Checking({}).repair(" #1 Q0 a 2 9 t\n") == " #1 Q0 a 2 9 t\n");
}

TEST_CASE("repair: depth, excluded documents, the query's own id, and unknown queries go") {
    const CheckSetup setup{
        .profile = "beir", .own = "depth = 2\n", .topics = "q\n", .excluded = "q x\n"};
    CHECK(Checking(setup).repair("q Q0 x 0 5 t\nq Q0 q 0 4 t\nq Q0 c 0 3 t\nq Q0 b 0 2 t\n"
                                 "q Q0 a 0 1 t\nz Q0 a 0 1 t\n") == "q Q0 c 1 3 t\nq Q0 b 2 2 t\n");
}

TEST_CASE("repair: a tie is cut as trec_eval ranks it, where scores order a run") {
    // b, d and c are tied, in the order of their ranks; trec_eval has d, c, b.
    const std::string tied =
        "q Q0 a 1 5 t\nq Q0 b 2 4 t\nq Q0 d 3 4 t\nq Q0 c 4 4.0 t\nq Q0 e 5 1 t\n";
    CHECK(Checking({.own = "depth = 3\n"}).repair(tied) ==
          "q Q0 a 1 5 t\nq Q0 d 2 4 t\nq Q0 c 3 4.0 t\n");
    CHECK(Checking({.own = "depth = 4\n"}).repair("q Q0 x 9 none t\n" + tied) ==
          "q Q0 a 1 5 t\nq Q0 d 2 4 t\nq Q0 c 3 4.0 t\nq Q0 b 4 4 t\n");
    CHECK(Checking({.own = "depth = 5\n"}).repair(tied) == tied);
    CHECK(Checking({.profile = "t2ranking", .own = "depth = 2\n"})
              .repair("1 7 1 2\n1 8 2 2\n1 9 3 2\n") == "1 7 1 2\n1 8 2 2\n");
}

TEST_CASE("repair: what is a line of data is neither taken for a header nor made into a mark") {
    // A TREC run is no MS MARCO run; its first query is called q0, not its columns.
    const std::string run = "q0 Q0 d1 1 2 t\nq0 Q0 d2 2 1 t\nq1 Q0 d1 1 2 t\n";
    CHECK(Checking({.profile = "msmarco-passage"}).repair(run) == run);
    const std::string named = "query Q0 d1 1 2 t\n";
    CHECK(Checking({.profile = "msmarco-passage"}).repair(named) == named);
    CHECK(Checking({.profile = "msmarco-passage"}).repair("qid Q0 docid rank score tag\n").empty());
    // U+FEFF in the first bytes of a file is no part of an id.
    const std::string marked =
        " \xef\xbb\xbf"
        "1 Q0 a 1 9 t\n";
    CHECK(Checking({}).repair(marked) == marked);
    CHECK(Checking({.topics = "\xef\xbb\xbf"
                              "1\n"})
              .repair("2 Q0 a 1 9 t\n" + marked) == marked);
}

TEST_CASE("repair: judgments that contradict each other stay") {
    CHECK(Checking({.profile = "qrels"}).repair("1 0 a 1\n2 0 a 1\n1 0 a 1\n1 0 b 0\n1 0 b 1\n") ==
          "1 0 a 1\n1 0 b 0\n1 0 b 1\n2 0 a 1\n");
    CHECK(Checking({.profile = "beir-qrels"}).repair("1 a 1\n") ==
          "query-id\tcorpus-id\tscore\n1\ta\t1\n");
}

TEST_CASE("repair: nothing is cut off where the columns are those of another format") {
    const Checking beir({.profile = "beir-qrels"});
    const std::string header = "query-id\tcorpus-id\tscore\n";
    // TREC's qrels: cut, the documents would become grades, whether they look like some or not.
    for (const std::string judged :
         {"q 0 a 1\nq 0 a 2\n", "q 0 70 1\nq 0 71 0\n", "q 0 70 1\nq 7 1\n"}) {
        CAPTURE(judged);
        const CheckResult result = beir.check(beir.repair(judged));
        CHECK(result.count("column-count") > 0);
    }
    CHECK(beir.repair("q 0 70 1\nq 7 1\n") == header + "q\t7\t1\nq 0 70 1\n");
    const std::string qrels = "1 0 70 1\n1 0 71 2\n";
    CHECK(Checking({.profile = "msmarco-passage"}).repair(qrels) == qrels);
    const std::string untagged = "1 Q0 70 1 9.5\n1 Q0 71 2 9\n";
    CHECK(Checking({.profile = "t2ranking"}).repair(untagged) == untagged);
    CHECK(Checking({}).repair("1 x Q0 a 1 9 t\n1 Q0 b 1 8 t\n") ==
          "1 Q0 b 1 8 t\n1 x Q0 a 1 9 t\n");
}

TEST_CASE("repair: a tag is changed as little as makes it match") {
    CheckProfile profile = find_check_profile("trec");
    CHECK(repaired_tag("bm25", profile) == "bm25");
    CHECK(repaired_tag("bm25+rm3", profile) == "bm25_rm3");
    CHECK(repaired_tag("h2oloo/a-very-long-name-of-another-run", profile) ==
          "h2oloo_a-very-long-name-o");
    profile.tag.emplace("[A-Za-z0-9]{1,12}");
    CHECK(repaired_tag("bm25+rm3", profile) == "bm25rm3");
    CHECK(repaired_tag("bm25_rm3_2026", profile) == "bm25rm32026");
    CHECK(repaired_tag("+", profile) == "+");
}
