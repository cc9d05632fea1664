// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <random>

#include <rankline/base/hash.hpp>
#include <rankline/eval/protocol_order.hpp>

#include "../complaint.hpp"

using namespace rankline;

namespace {

struct Line {
    const char* docid;
    std::uint32_t rank;
    double score;
};

/// The docids of a slice of these lines after a protocol has arranged it, up to `count`.
std::vector<std::string> arranged(const std::vector<Line>& lines, const Protocol& protocol,
                                  std::size_t count = 1000,
                                  Duplicates duplicates = Duplicates::error) {
    std::vector<RunEntry> entries;
    for (const Line& line : lines) {
        const std::string_view id = line.docid;
        entries.push_back(
            {id.data(), static_cast<std::uint32_t>(id.size()), line.rank, line.score, hash_id(id)});
    }
    RunSlice slice;
    slice.qid = "q";
    slice.entries = entries;
    ProtocolOrder order;
    RunSlice out = order.arrange(slice, protocol, duplicates);
    rank_entries(out.entries, TieRule::file);
    std::vector<std::string> docids;
    for (const RunEntry& entry : out.entries.first(std::min(count, out.entries.size())))
        docids.emplace_back(entry.docid());
    return docids;
}

const Protocol places{.order = Protocol::Order::places};

}  // namespace

TEST_CASE("protocol order: numba's argsort leaves two equal keys as they are, and forty not") {
    CHECK(numba_argsort(std::vector<double>{1, 1}) == std::vector<std::size_t>{0, 1});
    // Seen in ranx under numba 0.56: of 40 documents with one score the 8th lands at rank 28.
    const std::vector<std::size_t> order = numba_argsort(std::vector<double>(40, 1.0));
    CHECK(std::find(order.begin(), order.end(), 7) - order.begin() + 1 == 28);
}

TEST_CASE("protocol order: numba's argsort sorts") {
    std::mt19937_64 random(5);
    for (const std::size_t count : {0, 1, 2, 15, 16, 17, 100, 1000}) {
        for (const std::uint64_t different : {1, 3, 1000}) {
            std::vector<double> keys(count);
            for (double& key : keys) key = static_cast<double>(random() % different);
            std::vector<std::size_t> order = numba_argsort(keys);
            CHECK(std::is_sorted(order.begin(), order.end(),
                                 [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; }));
            std::sort(order.begin(), order.end());
            std::vector<std::size_t> all(count);
            std::iota(all.begin(), all.end(), std::size_t{0});
            CHECK(order == all);
        }
    }
}

TEST_CASE("protocol order: places hold document 0 until a line takes them, the later the better") {
    const std::vector<Line> lines = {{"a", 2, 9}, {"b", 4, 8}, {"c", 2, 1}};
    CHECK(arranged(lines, places, 5) == std::vector<std::string>{"0", "c", "0", "b", "0"});
    CHECK(arranged(lines, places).size() == 1000);
    CHECK(arranged({{"z", 0, 1}}, places).back() == "z");
}

TEST_CASE("protocol order: beyond the last place there is an error, or nothing") {
    const std::vector<Line> lines = {{"a", 1001, 9}};
    CHECK_THROWS_WITH_AS(arranged(lines, places), doctest::Contains("beyond the 1000 places"),
                         Error);
    Protocol lenient = places;
    lenient.late_places_are_errors = false;
    CHECK(arranged(lines, lenient, 1) == std::vector<std::string>{"0"});
}

TEST_CASE("protocol order: by the rank column, whatever the scores; without ranks it is an error") {
    const Protocol column{.order = Protocol::Order::rank_column};
    CHECK(arranged({{"a", 2, 9}, {"b", 1, 8}}, column) == std::vector<std::string>{"b", "a"});
    CHECK_THROWS_WITH_AS(arranged({{"a", RunEntry::no_rank, 9}}, column),
                         doctest::Contains("has no rank"), Error);
}

TEST_CASE("protocol order: the document with the query's id is dropped") {
    const Protocol dropping{.drop_own_id = true};
    CHECK(arranged({{"a", 1, 9}, {"q", 2, 8}, {"b", 3, 7}}, dropping) ==
          std::vector<std::string>{"a", "b"});
}

TEST_CASE("protocol order: a quicksort of scores, of each document once") {
    const Protocol quick{.order = Protocol::Order::quicksort};
    CHECK(arranged({{"a", 1, 1}, {"b", 2, 3}, {"c", 3, 2}}, quick) ==
          std::vector<std::string>{"b", "c", "a"});
    // First and last are those of the file, whatever their scores.
    const std::vector<Line> twice = {{"a", 1, 1}, {"b", 2, 3}, {"a", 3, 9}};
    CHECK(arranged(twice, quick, 9, Duplicates::first) == std::vector<std::string>{"b", "a"});
    CHECK(arranged(twice, quick, 9, Duplicates::last) == std::vector<std::string>{"a", "b"});
    CHECK_THROWS_AS(arranged(twice, quick), Error);
}
