// SPDX-License-Identifier: MIT
#include <rankline/fusion/pool_builder.hpp>

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include <rankline/base/error.hpp>
#include <rankline/base/hash.hpp>

using namespace rankline;

namespace {

/// A line of a run: document, score, rank column.
struct Line {
    std::string docid;
    double score;
    std::uint32_t rank = RunEntry::no_rank;
};

/// Runs in memory, as a reader would hand them out.
class Runs {
public:
    explicit Runs(std::vector<std::vector<Line>> runs) : m_lines(std::move(runs)) {
        for (const std::vector<Line>& run : m_lines) {
            std::vector<RunEntry>& entries = m_entries.emplace_back();
            for (const Line& line : run) {
                entries.push_back({line.docid.data(), static_cast<std::uint32_t>(line.docid.size()),
                                   line.rank, line.score, hash_id(line.docid)});
            }
        }
        for (std::vector<RunEntry>& entries : m_entries) {
            m_slices.push_back({.qid = "q",
                                .entries = entries,
                                .strictly_descending = false,
                                .source = {},
                                .file = "run"});
        }
    }
    std::span<RunSlice> slices() { return m_slices; }

private:
    std::vector<std::vector<Line>> m_lines;
    std::vector<std::vector<RunEntry>> m_entries;
    std::vector<RunSlice> m_slices;
};

/// "a=1/9 b=2/8": documents, ranks and scores of a list.
std::string text_of(const Pool& pool, std::size_t run) {
    std::string text;
    const RankedList& list = pool.lists[run];
    const auto number = [](double value) {
        std::string digits = std::to_string(value);
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.ends_with('.')) digits.pop_back();
        return digits;
    };
    for (std::size_t i = 0; i < list.documents.size(); ++i) {
        text += std::string(text.empty() ? "" : " ") +
                std::string(pool.documents[list.documents[i]].docid()) + "=" +
                number(list.ranks[i]) + "/" + number(list.scores[i]);
    }
    return text;
}

std::vector<std::string> lists_of(std::vector<std::vector<Line>> lines,
                                  const ListSettings& settings) {
    Runs runs(std::move(lines));
    PoolBuilder builder(settings);
    const Pool pool = builder.build("q", runs.slices());
    std::vector<std::string> texts;
    for (std::size_t run = 0; run < pool.lists.size(); ++run) texts.push_back(text_of(pool, run));
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "pool: lists are ranked by score, equal scores by id descending, whatever the lines say") {
    CHECK(lists_of({{{"a", 1, 1}, {"b", 3, 2}, {"c", 3, 3}}, {{"b", 2, 1}}}, {}) ==
          Texts{"c=1/3 b=2/3 a=3/1", "b=1/2"});
}

TEST_CASE("pool: the rank column or the lines order where one says so; scores stay what they are") {
    const std::vector<std::vector<Line>> lines = {{{"a", 1, 0}, {"b", 3, 2}, {"c", 9, 1}}};
    CHECK(lists_of(lines, {.rank_by = RankBy::rank}) == Texts{"a=1/1 c=2/9 b=3/3"});
    CHECK(lists_of(lines, {.rank_by = RankBy::line}) == Texts{"a=1/1 b=2/3 c=3/9"});
}

TEST_CASE("pool: tied ranks") {
    const std::vector<std::vector<Line>> lines = {{{"a", 5}, {"b", 5}, {"c", 5}, {"d", 1}}};
    const auto with = [&](TiedRanks rule) { return lists_of(lines, {.tied_ranks = rule})[0]; };
    CHECK(with(TiedRanks::order) == "c=1/5 b=2/5 a=3/5 d=4/1");
    CHECK(with(TiedRanks::min) == "c=1/5 b=1/5 a=1/5 d=4/1");
    CHECK(with(TiedRanks::mean) == "c=2/5 b=2/5 a=2/5 d=4/1");
    CHECK(with(TiedRanks::dense) == "c=1/5 b=1/5 a=1/5 d=2/1");
}

TEST_CASE("pool: the depth limits every list, before ranks and norms") {
    // Anserini's -depth counts runs, not ranks: b keeps both of its scores here.
    CHECK(lists_of({{{"a", 4}, {"b", 3}, {"c", 1}}, {{"b", 9}, {"d", 8}}},
                   {.depth = 2, .norm = {.norm = Norm::min_max}}) ==
          Texts{"a=1/1 b=2/0", "b=1/1 d=2/0"});
}

TEST_CASE("pool: an id that begins like another is another document") {
    // polyfuse takes d41 for d4.
    Runs runs({{{"d4", 4}, {"d41", 3}}, {{"d41", 9}}});
    const ListSettings settings;
    PoolBuilder builder(settings);
    const Pool pool = builder.build("q", runs.slices());
    CHECK(pool.documents.size() == 2);
    CHECK(pool.holders[pool.lists[1].documents[0]] == 2);
    CHECK(pool.holders[pool.lists[0].documents[0]] == 1);
}

TEST_CASE("pool: a repeated document is an error or one document, at any depth") {
    const std::vector<std::vector<Line>> lines = {{{"a", 4}, {"b", 3}, {"a", 2}}, {{"b", 9}}};
    CHECK_THROWS_AS(lists_of(lines, {}), Error);
    CHECK_THROWS_AS(lists_of(lines, {.depth = 1}), Error);
    CHECK(lists_of(lines, {.duplicates = Duplicates::first})[0] == "a=1/4 b=2/3");
    CHECK(lists_of(lines, {.duplicates = Duplicates::last})[0] == "b=1/3 a=2/2");
    CHECK(lists_of(lines, {.duplicates = Duplicates::best})[0] == "a=1/4 b=2/3");
}

TEST_CASE("pool: distances are turned round once, repeated documents or not") {
    const std::vector<std::vector<Line>> lines = {{{"a", 4}, {"b", 1}, {"c", 2}, {"c", 3}}};
    CHECK(lists_of(lines, {.duplicates = Duplicates::first,
                           .norm = {.norm = Norm::inverted_min_max}})[0] ==
          "b=1/1 c=2/0.666667 a=3/0");
}

TEST_CASE("pool: what a run says about documents it does not have") {
    const std::vector<std::vector<Line>> lines = {{{"a", 4}, {"b", 2}}, {{"c", 9}}, {}};
    const auto with = [&](Missing rule) { return lists_of(lines, {.missing = rule}); };
    CHECK(with(Missing::skip) == Texts{"a=1/4 b=2/2", "c=1/9", ""});
    CHECK(with(Missing::zero) == Texts{"a=1/4 b=2/2 c=3/0", "c=1/9 a=2/0 b=2/0", ""});
    CHECK(with(Missing::min) == Texts{"a=1/4 b=2/2 c=3/2", "c=1/9 a=2/9 b=2/9", ""});
    CHECK(with(Missing::next_rank)[1] == "c=1/9 a=2/0 b=2/0");
}

TEST_CASE("pool: queries follow each other without traces") {
    const ListSettings settings;
    PoolBuilder builder(settings);
    Runs large({{{"a", 4}, {"b", 2}, {"c", 1}}, {{"d", 9}}});
    CHECK(builder.build("1", large.slices()).documents.size() == 4);
    Runs small({{{"b", 1}}, {}});
    const Pool pool = builder.build("2", small.slices());
    CHECK(pool.documents.size() == 1);
    CHECK(text_of(pool, 0) == "b=1/1");
    CHECK(text_of(pool, 1).empty());
}
