// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <set>

#include <rankline/convert/splice.hpp>
#include <rankline/convert/untie.hpp>
#include <rankline/stats/random.hpp>

#include "ranked_query.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

Ranked shown(const std::vector<RunEntry>& entries) {
    Ranked documents;
    for (const RunEntry& entry : entries) documents.emplace_back(entry.docid(), entry.score);
    return documents;
}

Ranked spliced(const Ranked& ranked, const Ranked& top) {
    std::vector<RunEntry> entries = entries_of(ranked);
    const std::vector<RunEntry> before = entries_of(top);
    Splicer splicer;
    REQUIRE(splicer.splice(entries, before) == top.size());
    return shown(entries);
}

}  // namespace

TEST_CASE("splice: a tail that is below the top stays where it is") {
    CHECK(spliced({{"a", 5}, {"b", 4}, {"c", 3}, {"d", 3}}, {{"b", 9}, {"a", 8}}) ==
          Ranked{{"b", 9}, {"a", 8}, {"c", 3}, {"d", 3}});
}

TEST_CASE("splice: a tail that reaches up is moved down as a whole, to the lowest of the top") {
    // The lowest of the top is -2, the highest of the tail 4: all of the tail goes down by 6.
    CHECK(spliced({{"a", 5}, {"b", 4}, {"c", 3.5}, {"d", -1}}, {{"d", -2}, {"a", -1}}) ==
          Ranked{{"d", -2}, {"a", -1}, {"b", -2}, {"c", -2.5}});
    CHECK(spliced({{"a", 1}, {"b", 1}}, {{"b", 1}}) == Ranked{{"b", 1}, {"a", 1}});
}

TEST_CASE("splice: all of the documents, none, or from far below") {
    CHECK(spliced({{"a", 2}, {"b", 1}}, {{"b", 7}, {"a", 6}}) == Ranked{{"b", 7}, {"a", 6}});
    CHECK(spliced({{"a", 2}, {"b", 1}}, {}) == Ranked{{"a", 2}, {"b", 1}});
    CHECK(spliced({{"a", 2}, {"b", 1}, {"c", 0}}, {{"c", 3}}) ==
          Ranked{{"c", 3}, {"a", 2}, {"b", 1}});
}

TEST_CASE("splice: infinite scores make no others that are none") {
    CHECK(spliced({{"a", infinity}, {"b", 1}, {"c", 0}}, {{"b", infinity}}) ==
          Ranked{{"b", infinity}, {"a", infinity}, {"c", infinity}});
    CHECK(spliced({{"a", 2}, {"b", 1}}, {{"b", -infinity}}) ==
          Ranked{{"b", -infinity}, {"a", -infinity}});
}

TEST_CASE("splice: a document of the top that is not in the ranking is told, and nothing done") {
    const Ranked documents = {{"a", 2}, {"b", 1}};
    std::vector<RunEntry> ranked = entries_of(documents);
    const Ranked top = {{"b", 3}, {"c", 2}};
    Splicer splicer;
    CHECK(splicer.splice(ranked, entries_of(top)) == 1);
    CHECK(shown(ranked) == documents);
}

TEST_CASE("splice: untied, any tool reads the top and then the tail, each document once") {
    Splicer splicer;
    Untier untier(-1);
    for (std::uint32_t trial = 0; trial < 300; ++trial) {
        RandomStream random(trial, RandomPurpose::rankings);
        const std::size_t count = 1 + random.below(60);
        // Few different scores, on different scales.
        const double scale = trial % 3 == 0 ? 1e-9 : trial % 3 == 1 ? 1 : 1e9;
        Ranked documents;
        for (std::size_t i = 0; i < count; ++i)
            documents.emplace_back("d" + std::to_string(i),
                                   scale * static_cast<double>(random.below(20)));
        std::sort(documents.begin(), documents.end(), [](const auto& a, const auto& b) {
            return std::pair(b.second, b.first) < std::pair(a.second, a.first);
        });
        Ranked top;
        for (const auto& [docid, score] : documents) {
            if (random.below(2) == 0)
                top.emplace_back(docid, static_cast<double>(random.below(8)) - 4);
        }
        std::stable_sort(top.begin(), top.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        std::vector<RunEntry> entries = entries_of(documents);
        REQUIRE(splicer.splice(entries, entries_of(top)) == top.size());
        untier.untie(entries);
        std::vector<std::string> wanted;
        std::set<std::string> in_top;
        for (const auto& each : top) {
            wanted.push_back(each.first);
            in_top.insert(each.first);
        }
        for (const auto& each : documents) {
            if (in_top.count(each.first) == 0) wanted.push_back(each.first);
        }
        REQUIRE(wanted.size() == entries.size());
        for (std::size_t i = 0; i < entries.size(); ++i) {
            REQUIRE(entries[i].docid() == wanted[i]);
            if (i > 0)
                REQUIRE(static_cast<float>(entries[i].score) <
                        static_cast<float>(entries[i - 1].score));
        }
    }
}
