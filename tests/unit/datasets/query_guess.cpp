// SPDX-License-Identifier: MIT
#include <rankline/datasets/query_guess.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include <rankline/base/error.hpp>
#include <rankline/datasets/indexed_run.hpp>
#include <rankline/datasets/run_query.hpp>

#include "../random.hpp"
#include "reading.hpp"

using namespace rankline;

namespace {

std::string lines_of(const std::string& qid, int count, Random& random) {
    std::string lines;
    for (int rank = 1; rank <= count; ++rank) {
        lines += qid + " Q0 d" + std::to_string(random.below(1000000000)) + " " +
                 std::to_string(rank) + " " + std::to_string(count - rank) + ".5 tag\n";
    }
    return lines;
}

/// Of a run whose queries have so many lines each, where they begin.
void check_guess(const std::vector<int>& counts, unsigned threads) {
    Random random(7);
    std::string text;
    std::vector<std::size_t> begins;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        begins.push_back(text.size());
        text += lines_of("query" + std::to_string(i), counts[i], random);
    }
    begins.push_back(text.size());
    const std::optional<QueryStretches> groups = guess_groups(text, threads);
    REQUIRE(groups.has_value());
    REQUIRE(groups->qids.size() == counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        CAPTURE(i);
        CHECK(groups->qids[i] == "query" + std::to_string(i));
        CHECK(groups->first[i] == i);
        CHECK(static_cast<std::size_t>(groups->groups[i].begin - text.data()) == begins[i]);
        CHECK(static_cast<std::size_t>(groups->groups[i].end - text.data()) == begins[i + 1]);
    }
}

IndexedRun indexed(const test::TemporaryFile& file, Indexing indexing) {
    return IndexedRun(RunFile::open(file.path(), {}), indexing);
}

}  // namespace

TEST_CASE("guessed queries: sizes that are alike, and sizes that are not") {
    Random random(1);
    std::vector<int> alike(300, 100);
    std::vector<int> single(3000, 1);
    std::vector<int> wild;
    for (int i = 0; i < 300; ++i)
        wild.push_back(static_cast<int>(1 + random.below(i % 10 == 0 ? 9000 : 20)));
    for (const unsigned threads : {1U, 3U}) {
        check_guess(alike, threads);
        check_guess(single, threads);
        check_guess(wild, threads);
        check_guess({1}, threads);
        check_guess({400000}, threads);  // one query over several stretches
        check_guess({400000, 1, 1, 300000, 5}, threads);
    }
}

TEST_CASE("guessed queries: nothing is guessed of a query met twice, nor where there is none") {
    CHECK_FALSE(guess_groups("1 Q0 a 1 2 t\n2 Q0 a 1 2 t\n1 Q0 b 2 1 t\n", 1).has_value());
    CHECK_FALSE(guess_groups("", 1).has_value());
    CHECK_FALSE(guess_groups("\n# only a comment\n", 1).has_value());
}

TEST_CASE("guessed queries: a line of another query among those of one is found when it is read") {
    Random random(1);
    const std::string text = lines_of("1", 300, random) + lines_of("2", 1, random) +
                             lines_of("1", 300, random) + lines_of("3", 600, random);
    const test::TemporaryFile file(text, "stray.run");
    const IndexedRun guess = indexed(file, Indexing::guessed);
    const IndexedRun truth = indexed(file, Indexing::exact);
    CHECK_FALSE(truth.guessed());
    CHECK(truth.qids().size() == 3);
    REQUIRE(guess.guessed());  // the stray line is not met by chance
    QueryLines lines;
    CHECK_THROWS_AS((void)guess.read(0, lines), Error);
    CHECK(truth.read(0, lines).entries.size() == 600);
}

TEST_CASE("guessed queries: a guess that can be read is the truth, whatever the stretches") {
    Random random(1);
    int right = 0;
    for (int round = 0; round < 400; ++round) {
        std::string text;
        for (std::uint64_t i = random.below(30); i > 0; --i) {
            text += lines_of(std::to_string(random.below(round % 2 == 0 ? 1000 : 20)),
                             static_cast<int>(1 + random.below(60)), random);
            if (random.below(5) == 0) text += "# comment\n\n";
        }
        text += lines_of("last", 1, random);
        const std::size_t stretch = 1 + random.below(random.below(2) == 0 ? 100 : 5000);
        const FileBytes file = FileBytes::from_memory(text, "some.run");  // with slack behind
        const std::string_view bytes = file.bytes();
        const std::optional<QueryStretches> guess = guess_groups(bytes, 2, stretch);
        if (!guess) continue;
        const RunText run{bytes.data(), bytes.data() + bytes.size(), file, RankBy::score, false};
        constexpr RunColumns trec{.count = 6, .docid = 2, .rank = 3, .score = 4, .tag = 5};
        std::size_t read = 0;
        bool wrong = false;
        for (const LineGroup& group : guess->groups) {
            QueryLines lines;
            wrong =
                wrong || read_query_anywhere<trec>(run, group.begin, group.end, lines) < group.end;
            read += lines.entries.size();
        }
        if (wrong) continue;
        ++right;
        CAPTURE(text);
        std::size_t documents = 0;
        std::istringstream stream(text);
        for (std::string line; std::getline(stream, line);) documents += line.size() > 20 ? 1 : 0;
        REQUIRE(read == documents);
    }
    CHECK(right > 50);
}

TEST_CASE("guessed queries: stretches that disagree about where a query ends") {
    // Query a ends a little behind the border of two stretches and goes on later: from the border
    // the steps of the second stretch lead over what is in between.
    Random random(3);
    constexpr std::size_t stretch = 1 << 16;
    for (int behind = 0; behind < 40; ++behind) {
        std::string text;
        while (text.size() < stretch) text += lines_of("a", 1, random);
        text += lines_of("a", behind, random);
        for (int i = 0; i < 40; ++i) text += lines_of("between" + std::to_string(i), 3, random);
        text += lines_of("a", 300, random);
        CAPTURE(behind);
        const std::optional<QueryStretches> guess = guess_groups(text, 1, stretch);
        if (!guess) continue;
        std::size_t covered = 0;
        for (const LineGroup& group : guess->groups)
            covered += static_cast<std::size_t>(group.end - group.begin);
        CHECK(covered == text.size());
    }
}

TEST_CASE("guessed queries: one line over many stretches does not take long") {
    const std::string text = "1 Q0 " + std::string(std::size_t{8} << 20, 'x') + " 1 1 t\n";
    const std::optional<QueryStretches> guess = guess_groups(text, 1, 64);
    REQUIRE(guess.has_value());
    CHECK(guess->qids.size() == 1);
}
