// SPDX-License-Identifier: MIT
#include <rankline/datasets/indexed_run.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include <rankline/base/error.hpp>
#include <rankline/datasets/query_table.hpp>

#include "reading.hpp"

using namespace rankline;
using rankline::test::TemporaryFile;

namespace {

IndexedRun index_of(const TemporaryFile& file, unsigned threads = 1) {
    RunReadOptions options;
    options.threads = threads;
    return IndexedRun(RunFile::open(file.path(), options));
}

/// Where in qids() a query is; their number if it is not.
std::size_t place_of(const IndexedRun& run, std::string_view qid) {
    const std::span<const std::string_view> qids = run.qids();
    return static_cast<std::size_t>(std::find(qids.begin(), qids.end(), qid) - qids.begin());
}

/// "a=3 b=2 ": the documents of a query in the order of the file.
std::string text_of(const IndexedRun& run, std::string_view qid) {
    QueryLines lines;
    const RunSlice slice = run.read(place_of(run, qid), lines);
    CHECK(slice.qid == qid);
    std::string text;
    for (const RunEntry& entry : slice.entries)
        text +=
            std::string(entry.docid()) + "=" + std::to_string(static_cast<int>(entry.score)) + " ";
    return text;
}

class Ignorer final : public RunVisitor {
public:
    void visit(RunSlice, unsigned) override {}
};

std::string ids_of(const IndexedRun& run) {
    std::string ids;
    for (const std::string_view qid : run.qids()) ids += std::string(qid) + " ";
    return ids;
}

}  // namespace

TEST_CASE("indexed run: queries by themselves, whatever stands between their lines") {
    const TemporaryFile file(
        "# a comment\n"
        "q1 Q0 a 1 9 t\n"
        "  q1 Q0 b 2 8 t\n"
        "\n"
        "# another\n"
        "q1\tQ0\tc\t3\t7\tt\r\n"
        "q10 Q0 d 1 6 t\n"
        "a-query-id-longer-than-eight-bytes Q0 e 1 5 t\n"
        "a-query-id-longer-than-eight-bytes Q0 f 2 4 t\n"
        "a-query-id-longer-than-eight-bytes2 Q0 g 1 3 t\n"
        "q1 Q0 h 4 2 t\n"
        "q Q0 i 1 1 last",
        "a.run");
    for (const unsigned threads : {1U, 4U}) {
        const IndexedRun run = index_of(file, threads);
        CHECK(ids_of(run) ==
              "q1 q10 a-query-id-longer-than-eight-bytes "
              "a-query-id-longer-than-eight-bytes2 q ");
        CHECK(text_of(run, "q1") == "a=9 b=8 c=7 h=2 ");
        CHECK(text_of(run, "q10") == "d=6 ");
        CHECK(text_of(run, "a-query-id-longer-than-eight-bytes") == "e=5 f=4 ");
        CHECK(text_of(run, "a-query-id-longer-than-eight-bytes2") == "g=3 ");
        CHECK(text_of(run, "q") == "i=1 ");
        CHECK(run.run_id() == "last");
    }
}

TEST_CASE("indexed run: a large file gives what reading it from one end to the other gives") {
    std::string text;
    for (int query = 0; query < 300; ++query) {
        for (int rank = 1; rank <= 700; ++rank) {
            text += std::to_string(query * query % 7919) + " Q0 doc" +
                    std::to_string(rank * query) + " " + std::to_string(rank) + " " +
                    std::to_string(1000 - rank) + ".25 tag\n";
        }
    }
    const TemporaryFile file(text, "large.run");
    Ignorer whole;
    RunReadOptions options;
    const RunFacts facts = RunFile::open(file.path(), options).read(whole);
    for (const unsigned threads : {1U, 3U}) {
        const IndexedRun run = index_of(file, threads);
        CHECK(run.qids().size() == facts.queries);
        QueryLines lines;
        std::uint64_t documents = 0;
        for (std::size_t query = 0; query < run.qids().size(); ++query)
            documents += run.read(query, lines).entries.size();
        CHECK(documents == facts.lines);
        CHECK(lines.lines == facts.lines);
    }
}

TEST_CASE("indexed run: a bad line is told when its query is read, with its place") {
    const TemporaryFile file("1 Q0 a 1 9 t\n2 Q0 b 1 x t\n3 Q0 c 1 7 t\n", "a.run");
    const IndexedRun run = index_of(file);
    CHECK(text_of(run, "1") == "a=9 ");
    QueryLines lines;
    CHECK_THROWS_WITH(static_cast<void>(run.read(place_of(run, "2"), lines)),
                      doctest::Contains("score is not a number"));
    CHECK(text_of(run, "3") == "c=7 ");
}

TEST_CASE("indexed run: ranks against scores are counted, and the first place is the file's") {
    const TemporaryFile file(
        "2 Q0 a 2 9 t\n2 Q0 b 1 8 t\n1 Q0 a 2 9 t\n1 Q0 b 1 8 t\n1 Q0 c 0 7 t\n", "a.run");
    const IndexedRun run = index_of(file);
    std::vector<QueryLines> noticed(2);
    (void)run.read(place_of(run, "1"), noticed[0]);
    (void)run.read(place_of(run, "2"), noticed[1]);
    const Findings findings =
        run.findings(std::vector<const QueryLines*>{&noticed[0], &noticed[1]});
    REQUIRE(findings.all().size() == 1);
    CHECK(findings.all()[0].count == 3);
    CHECK(findings.all()[0].first.line == 2);
}

TEST_CASE("indexed run: formats that are not made of lines are held in memory") {
    const TemporaryFile file("{\"q2\": {\"a\": 0.5, \"b\": 2}, \"q1\": {\"c\": 1}}", "a.run");
    const IndexedRun run = index_of(file);
    CHECK(text_of(run, "q1") == "c=1 ");
    CHECK(text_of(run, "q2") == "a=0 b=2 ");
    QueryLines lines;
    CHECK(run.read(place_of(run, "q2"), lines).entries[0].score == 0.5);
}

TEST_CASE("indexed run: a file without documents is an error") {
    const TemporaryFile file("# only a comment\n\n", "a.run");
    CHECK_THROWS_AS(static_cast<void>(index_of(file)), Error);
}

TEST_CASE("query table: the queries of several runs by bytes, and where each run has them") {
    const TemporaryFile first("9 Q0 a 1 1 t\n10 Q0 a 1 1 t\n2 Q0 a 1 1 t\n", "a.run");
    const TemporaryFile second("2 Q0 a 1 1 t\n30 Q0 a 1 1 t\n9 Q0 a 1 1 t\n", "b.run");
    const std::vector<IndexedRun> runs = {index_of(first), index_of(second)};
    QueryTable table(runs);
    CHECK(table.qids() == std::vector<std::string_view>{"10", "2", "30", "9"});
    CHECK(table.lacking(0) == std::vector<std::string_view>{"30"});
    CHECK(table.lacking(1) == std::vector<std::string_view>{"10"});
    CHECK(table.place(0, 0) == 1);
    CHECK(table.place(0, 1) == QueryTable::absent);
    CHECK(table.place(3, 1) == 2);
    table.intersect();
    CHECK(table.qids() == std::vector<std::string_view>{"2", "9"});
    CHECK(table.place(0, 0) == 2);
    CHECK(table.place(0, 1) == 0);
    CHECK(table.place(1, 0) == 0);
    CHECK(table.place(1, 1) == 2);
}
