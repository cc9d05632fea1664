// SPDX-License-Identifier: MIT
#include <rankline/datasets/query_guess.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include <rankline/base/error.hpp>
#include <rankline/datasets/indexed_run.hpp>

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
    const std::optional<QueryGroups> groups = guess_groups(text, threads);
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
    // Whether the stray line is met by chance is the guess's business; not to tell is not.
    if (guess.guessed()) {
        QueryLines lines;
        CHECK_THROWS_AS((void)guess.read(0, lines), Error);
    }
    QueryLines lines;
    CHECK(truth.read(0, lines).entries.size() == 600);
}

TEST_CASE("guessed queries: a guess that can be read is the truth") {
    Random random(1);
    for (int round = 0; round < 200; ++round) {
        std::string text;
        for (std::uint64_t i = random.below(30); i > 0; --i) {
            text += lines_of(std::to_string(random.below(round % 2 == 0 ? 1000 : 20)),
                             static_cast<int>(1 + random.below(60)), random);
            if (random.below(10) == 0) text += "# comment\n\n";
        }
        text += lines_of("last", 1, random);
        const test::TemporaryFile file(text, "some.run");
        const IndexedRun guess = indexed(file, Indexing::guessed);
        const IndexedRun truth = indexed(file, Indexing::exact);
        QueryLines lines;
        try {
            for (std::size_t i = 0; i < guess.qids().size(); ++i) (void)guess.read(i, lines);
        } catch (const Error&) {
            CHECK(guess.guessed());
            continue;
        }
        REQUIRE(guess.qids().size() == truth.qids().size());
        for (std::size_t i = 0; i < truth.qids().size(); ++i)
            REQUIRE(guess.qids()[i] == truth.qids()[i]);
    }
}
