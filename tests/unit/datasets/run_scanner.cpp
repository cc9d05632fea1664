// SPDX-License-Identifier: MIT
#include <rankline/datasets/run_scanner.hpp>

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <mutex>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/error.hpp>

#include "../random.hpp"

using namespace rankline;

namespace {

constexpr RunColumns trec{.count = 6, .docid = 2, .rank = 3, .score = 4, .tag = 5};

/// Each query as "docid=score ...", the last visit winning.
struct Collected final : RunVisitor {
    std::mutex mutex;
    std::map<std::string, std::string> queries;
    std::map<std::string, bool> descending;
    void visit(RunSlice slice, unsigned) override {
        std::string text;
        for (const RunEntry& entry : slice.entries) {
            text += std::string(entry.docid()) + "=" + format_number(entry.score, -1) + " ";
            if (entry.hash != hash_id(entry.docid())) text += "(wrong hash) ";
        }
        const std::scoped_lock lock(mutex);
        queries[std::string(slice.qid)] = text;
        descending[std::string(slice.qid)] = slice.strictly_descending;
    }
};

RunFacts scan(std::string_view text, Collected& collected, RankBy rank_by = RankBy::score,
              unsigned threads = 1) {
    static std::vector<FileBytes> files;  // ids stay valid
    files.push_back(FileBytes::from_memory(text, "a.run"));
    IdStore ids;
    RunReadOptions options;
    options.threads = threads;
    const RunReadJob job{files.back(), ids, rank_by, options, collected};
    RunFacts facts = scan_run(job, query_reader<trec>());
    Collected plain;  // and what a processor without the new instructions reads
    const RunReadJob same{files.back(), ids, rank_by, options, plain};
    const RunFacts again = scan_run(same, read_query_anywhere<trec>);
    CHECK(plain.queries == collected.queries);
    CHECK(plain.descending == collected.descending);
    CHECK(again.findings.all().size() == facts.findings.all().size());
    return facts;
}

std::string message_of(std::string_view text, unsigned threads = 1) {
    Collected collected;
    try {
        (void)scan(text, collected, RankBy::score, threads);
    } catch (const Error& error) {
        return to_string(error.place()) + ": " + error.what();
    }
    return "accepted";
}

/// A line of query 1 like its neighbours, or unlike them in one of many ways.
std::string random_line(Random& random, int number) {
    std::string head = "1 Q0 ";
    std::string tail = " tag\n";
    switch (random.below(12)) {
        case 0:
            head = "1\tQ0\t";
            break;
        case 1:
            head = "  1 Q0  ";
            break;
        case 2:
            head = "1 Q1 ";
            break;
        case 3:
            head = "1 " + std::string(random.below(70) + 1, 'q') + " ";
            break;
        case 4:
            tail = " tag\r\n";
            break;
        case 5:
            tail = " tag more\n";
            break;
        case 6:
            tail = "  other\n";
            break;
        case 7:
            tail = " " + std::string(random.below(70) + 1, 't') + "\n";
            break;
        case 8:
            tail = " tag\n\n# comment\n \n";
            break;
        default:
            break;
    }
    std::string docid = std::to_string(number);
    docid += std::string(random.below(8) == 0 ? random.below(70) : random.below(8), 'd');
    const std::string score = std::to_string(random.below(2000)) + ".5";
    const std::string gap(random.below(10) == 0 ? 2 : 1, ' ');
    return head + docid + gap + std::to_string(number) + " " + score + tail;
}

/// What `scan` should find in a text of one query.
struct Naive {
    std::string documents;  ///< docid and score of each line
    std::string tag;        ///< of the last line
    std::uint64_t tags_changed = 0;
    bool descending = true;
};

Naive read_naively(const std::string& text) {
    std::istringstream lines(text);
    Naive found;
    double last = std::numeric_limits<double>::infinity();
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        std::string qid, iteration, docid, rank, score, tag;
        if (line.starts_with('#') || !(fields >> qid >> iteration >> docid >> rank >> score >> tag))
            continue;
        found.documents += docid + "=" + score + " ";
        if (!found.tag.empty() && tag != found.tag) ++found.tags_changed;
        found.tag = tag;
        found.descending = found.descending && std::stod(score) < last;
        last = std::stod(score);
    }
    return found;
}

std::uint64_t count_of(const RunFacts& facts, const std::string& kind) {
    for (const Finding& finding : facts.findings.all()) {
        if (finding.kind == kind) return finding.count;
    }
    return 0;
}

}  // namespace

TEST_CASE("run scanner: lines that are like their neighbours and lines that are not") {
    Random random(1);
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (int number = 1; number <= 200; ++number) {
            // Stretches of one line after the other, longer than a batch, and single ones.
            const bool plain = random.below(40) != 0 && round % 3 != 0;
            text += plain ? "1 Q0 doc" + std::to_string(number) + " " + std::to_string(number) +
                                " " + std::to_string(300 - number) + ".25 tag\n"
                          : random_line(random, number);
        }
        if (random.below(2) == 0) text.pop_back();
        CAPTURE(text);
        Collected collected;
        const RunFacts facts = scan(text, collected);
        const Naive naive = read_naively(text);
        REQUIRE(collected.queries["1"] == naive.documents);
        REQUIRE(collected.descending["1"] == naive.descending);
        REQUIRE(facts.run_id == naive.tag);
        REQUIRE(count_of(facts, "changed-run-id") == naive.tags_changed);
    }
}

TEST_CASE("run scanner: a tag that another one ends with is another tag") {
    Collected collected;
    const RunFacts facts = scan("1 Q0 a 1 3 t\n1 Q0 b 2 2 xt\n1 Q0 c 3 1 xt\n", collected);
    CHECK(facts.run_id == "xt");
    CHECK(count_of(facts, "changed-run-id") == 1);
}

TEST_CASE("run scanner: of several bad lines in a row the first is told, whatever is bad in it") {
    const auto line = [](const std::string& docid, const std::string& rank,
                         const std::string& score) {
        return "1 Q0 " + docid + " " + rank + " " + score + " t\n";
    };
    const std::string good = line("a", "1", "3") + line("b", "2", "2");
    const std::string bad_rank = line("c", "x", "1");
    const std::string bad_score = line("d", "4", "y");
    const std::string bad_both = line("e", "x", "y");
    for (const auto& [text, message] :
         {std::pair{good + bad_rank + bad_score, "rank is not an integer"},
          std::pair{good + bad_score + bad_rank, "score is not a number"},
          std::pair{good + bad_both, "rank is not an integer"},
          std::pair{bad_both + good, "rank is not an integer"}}) {
        Collected collected;
        CHECK_THROWS_WITH((void)scan(text, collected, RankBy::rank), doctest::Contains(message));
    }
}

TEST_CASE(
    "run scanner: blanks, tabs, CRLF, extra columns, blank lines, comments and a missing last "
    "newline") {
    Collected collected;
    const RunFacts facts = scan(
        "# a comment\n"
        "\n"
        "1 Q0 a#1 1 3.5 t\r\n"
        "  1\tQ0\t  b 2 2.5 t more junk\n"
        "   \t \n"
        "#1 Q0 not-a-line 1 9 t\n"
        "q2 Q0 \xc3\xa9 1 -1e-2 t",
        collected);
    CHECK(collected.queries["1"] == "a#1=3.5 b=2.5 ");
    CHECK(collected.queries["q2"] == "\xc3\xa9=-0.01 ");
    CHECK(collected.queries.size() == 2);
    CHECK(facts.lines == 3);
    CHECK(facts.queries == 2);
    CHECK(facts.run_id == "t");
}

TEST_CASE("run scanner: a line may be longer than a block, and a field longer than several") {
    const std::string docid(1000, 'x');
    Collected collected;
    (void)scan("1 Q0 " + docid + " 1 2 t\n" + std::string(100, ' ') + "1 Q0 b 2 1 " +
                   std::string(70, 't') + "\n",
               collected);
    CHECK(collected.queries["1"] == docid + "=2 b=1 ");
}

TEST_CASE("run scanner: lines of every length around the block size are split alike") {
    for (std::size_t padding = 0; padding < 140; ++padding) {
        CAPTURE(padding);
        const std::string docid(padding + 1, 'd');
        Collected collected;
        (void)scan("1 Q0 " + docid + " 1 2.25 tag\n1 Q0 e 2 1.5 tag", collected);
        CHECK(collected.queries["1"] == docid + "=2.25 e=1.5 ");
    }
}

TEST_CASE("run scanner: the run id is that of the last line, and a change is told") {
    Collected collected;
    const RunFacts facts = scan("1 Q0 a 1 2 x\n1 Q0 b 2 1 y\n2 Q0 a 1 1 y\n", collected);
    CHECK(facts.run_id == "y");
    REQUIRE(facts.findings.all().size() == 1);
    CHECK(facts.findings.all()[0].kind == "changed-run-id");
    CHECK(to_string(facts.findings.all()[0]) == "a.run:2:12: the run id changes");
}

TEST_CASE("run scanner: ranks against scores, and a document that is its query, are told") {
    Collected collected;
    const RunFacts facts =
        scan("1 Q0 a 1 2 t\n1 Q0 b 2 3 t\n1 Q0 1 3 1 t\n2 Q0 a 0 5 t\n2 Q0 b 0 4 t\n", collected);
    std::map<std::string, std::uint64_t> counts;
    for (const Finding& finding : facts.findings.all()) counts[finding.kind] = finding.count;
    CHECK(counts ==
          std::map<std::string, std::uint64_t>{{"rank-against-score", 1}, {"docid-is-qid", 1}});
}

TEST_CASE("run scanner: whether a query is in order already is told exactly") {
    Collected collected;
    (void)scan(
        "1 Q0 a 1 2 t\n1 Q0 b 2 1 t\n2 Q0 a 1 2 t\n2 Q0 b 2 2 t\n3 Q0 a 1 1 t\n3 Q0 b 2 2 t\n",
        collected);
    CHECK(collected.descending["1"]);
    CHECK_FALSE(collected.descending["2"]);
    CHECK_FALSE(collected.descending["3"]);
}

TEST_CASE("run scanner: rank and line can be the authority") {
    const std::string text = "1 Q0 a 3 2 t\n1 Q0 b 1 1 t\n";
    Collected by_rank;
    (void)scan(text, by_rank, RankBy::rank);
    CHECK(by_rank.queries["1"] == "a=-3 b=-1 ");
    Collected by_line;
    (void)scan(text, by_line, RankBy::line);
    CHECK(by_line.queries["1"] == "a=-0 b=-1 ");
}

TEST_CASE("run scanner: bad lines are errors with line, column and the text") {
    CHECK(message_of("1 Q0 a 1 2 t\n1 Q0 b 2 t\n") ==
          "a.run:2:1: a line of 5 fields where 6 are needed: \"1 Q0 b 2 t\"");
    CHECK(message_of("1 Q0 a 1 x1 t\n") == "a.run:1:10: score is not a number: \"x1\"");
    CHECK(message_of("1 Q0 a 1 1,5 t\n") == "a.run:1:10: score is not a number: \"1,5\"");
    CHECK(message_of("1 Q0 a 1 nan t\n") ==
          "a.run:1:10: score is NaN, which cannot be ranked: \"nan\"");
    CHECK(message_of("") == "a.run: no documents: the file is empty");
    CHECK(message_of("# only\n\n") == "a.run: no documents: the file is empty");
}

namespace {

/// `queries` x `documents` lines; with `round_robin` line by line from another query.
std::string large_run(int queries, int documents, bool round_robin) {
    std::string text;
    for (int i = 0; i < queries * documents; ++i) {
        const int query = round_robin ? i % queries : i / documents;
        const int document = round_robin ? i / queries : i % documents;
        text += "q" + std::to_string(query) + " Q0 doc" +
                std::to_string(document * 7919 % 1000003) + " " + std::to_string(document + 1) +
                " " + std::to_string(documents - document) + ".5 tag\n";
    }
    return text;
}

}  // namespace

TEST_CASE(
    "run scanner: pieces and threads do not show, nor whether lines of a query are together") {
    // 9 MB: several pieces, queries across their borders.
    Collected grouped;
    const RunFacts facts = scan(large_run(50, 6000, false), grouped);
    CHECK(facts.queries == 50);
    CHECK(facts.lines == 300000);
    for (const bool round_robin : {false, true}) {
        for (const unsigned threads : {1U, 2U, 4U}) {
            Collected collected;
            const RunFacts again =
                scan(large_run(50, 6000, round_robin), collected, RankBy::score, threads);
            CHECK(collected.queries == grouped.queries);
            CHECK(again.queries == 50);
            CHECK(again.lines == 300000);
        }
    }
}

TEST_CASE("run scanner: a file is read alike while it is being decompressed") {
    if (std::system("command -v gzip >/dev/null") != 0) {
        MESSAGE("skipped, not installed: gzip");
        return;
    }
    std::string pattern = (std::filesystem::temp_directory_path() / "rankline-XXXXXX").string();
    const std::filesystem::path folder = ::mkdtemp(pattern.data());
    for (const bool round_robin : {false, true}) {
        // 36 MB: several stretches. The last query returns, and its lines end without a newline.
        const std::string text = large_run(60, 20000, round_robin) + "q0 Q0 late 6001 0.25 tag";
        Collected plain;
        const RunFacts facts = scan(text, plain, RankBy::score, 2);
        std::ofstream(folder / "run", std::ios::binary) << text;
        REQUIRE(std::system(("gzip -1f '" + (folder / "run").string() + "'").c_str()) == 0);
        const FileBytes file = FileBytes::open((folder / "run.gz").string());
        Collected collected;
        IdStore ids;
        RunReadOptions options;
        options.threads = 2;
        const RunFacts again =
            scan_run({file, ids, RankBy::score, options, collected}, query_reader<trec>());
        CHECK(collected.queries == plain.queries);
        CHECK(again.lines == facts.lines);
        CHECK(again.queries == facts.queries);
    }
    std::filesystem::remove_all(folder);
}

TEST_CASE("run scanner: a query that returns once at the end is visited whole") {
    const std::string text = large_run(40, 6000, false) + "q0 Q0 late 6001 0.25 tag\n";
    for (const unsigned threads : {1U, 3U}) {
        Collected collected;
        (void)scan(text, collected, RankBy::score, threads);
        CHECK(collected.queries["q0"].ends_with(" late=0.25 "));
        CHECK(collected.queries["q0"].starts_with("doc0=6000.5 "));
    }
}

TEST_CASE("run scanner: one query over all pieces is read by one thread and once") {
    Collected collected;
    const RunFacts facts = scan(large_run(1, 200000, false), collected, RankBy::score, 4);
    CHECK(facts.lines == 200000);
    CHECK(facts.queries == 1);
}

TEST_CASE("run scanner: of several bad lines the first is told, whatever the number of threads") {
    std::string text = large_run(50, 6000, false);
    for (const std::size_t place : {text.size() / 3, text.size() / 2, text.size() - 500}) {
        text[text.find(".5 tag", place)] = 'x';
    }
    const std::string expected = message_of(text, 1);
    CHECK(expected.find("score is not a number") != std::string::npos);
    for (int round = 0; round < 5; ++round) CHECK(message_of(text, 4) == expected);
}

TEST_CASE("run scanner: an ir_metadata header is kept") {
    Collected collected;
    const RunFacts facts = scan(
        "# ir_metadata.start\n# tag: bm25 \n# research goal:\n#   venue: SIGIR\n# "
        "ir_metadata.end\n1 Q0 a 1 2 t\n",
        collected);
    CHECK(facts.metadata == "tag: bm25\nresearch goal:\n  venue: SIGIR\n");
    CHECK(collected.queries["1"] == "a=2 ");
}
