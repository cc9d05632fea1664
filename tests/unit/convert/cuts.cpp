// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/convert/minimum_score.hpp>
#include <rankline/convert/own_query.hpp>
#include <rankline/convert/top_k.hpp>

#include <limits>

#include "ranked_query.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

class Idle final : public RunOperation {};

}  // namespace

TEST_CASE("operations: one that says nothing changes nothing") {
    Idle idle;
    idle.prepare({});
    CHECK(idle.keeps("q1"));
    CHECK(applied(idle, "q1", {{"a", 2}, {"b", 1}}) == Ranked{{"a", 2}, {"b", 1}});
    CHECK_FALSE(idle.may_fail());
    CHECK(told(idle).empty());
    CHECK(idle.account().empty());
}

TEST_CASE("top k: the first k, or all if there are no more") {
    const auto two = top_k(2, {});
    CHECK(applied(*two, "q1", {{"a", 3}, {"b", 2}, {"c", 1}}) == Ranked{{"a", 3}, {"b", 2}});
    CHECK(applied(*two, "q2", {{"a", 3}, {"b", 2}}) == Ranked{{"a", 3}, {"b", 2}});
    CHECK(applied(*two, "q3", {{"a", -1}}) == Ranked{{"a", -1}});
    CHECK(applied(*two, "q4", {}).empty());
    CHECK(told(*two).empty());
    CHECK(two->account() == std::vector<std::string>{"--depth: 1 of 6 documents dropped"});
}

TEST_CASE("top k: none, and more than there can be") {
    const auto none = top_k(0, {});
    CHECK(applied(*none, "q1", {{"a", 3}, {"b", 3}}).empty());
    CHECK(applied(*none, "q2", {}).empty());
    CHECK(told(*none) == "--depth leaves no document of a query");
    const auto all = top_k(UINT64_MAX, {});
    CHECK(applied(*all, "q1", {{"a", 3}, {"b", 3}}).size() == 2);
}

TEST_CASE("top k: equal scores on both sides of the cut are told") {
    const auto two = top_k(2, {});
    CHECK(applied(*two, "q1", {{"c", 3}, {"b", 2}, {"a", 2}}) == Ranked{{"c", 3}, {"b", 2}});
    CHECK(applied(*two, "q2", {{"c", 2}, {"b", 2}, {"a", 1}}) == Ranked{{"c", 2}, {"b", 2}});
    CHECK(told(*two) == "equal scores stand on both sides of --depth");
    const auto by_rank = top_k(2, {.by_score = false});
    CHECK(applied(*by_rank, "q1", {{"c", 3}, {"b", 2}, {"a", 2}}) == Ranked{{"c", 3}, {"b", 2}});
    CHECK(told(*by_rank).empty());
}

TEST_CASE("minimum score: the score itself stays") {
    const auto half = minimum_score(0.5);
    CHECK(applied(*half, "q1", {{"a", 1}, {"b", 0.5}, {"c", 0.5}, {"d", 0.49}}) ==
          Ranked{{"a", 1}, {"b", 0.5}, {"c", 0.5}});
    CHECK(applied(*half, "q2", {{"a", 0.4}}).empty());
    CHECK(applied(*half, "q3", {}).empty());
    CHECK(told(*half) == "--min-score leaves no document of a query");
    CHECK(half->account() == std::vector<std::string>{"--min-score: 2 of 5 documents dropped"});
    const auto negative = minimum_score(-2);
    CHECK(applied(*negative, "q1", {{"a", -1}, {"b", -2}, {"c", -3}}) ==
          Ranked{{"a", -1}, {"b", -2}});
}

TEST_CASE("minimum score: a run that is not ranked by its scores, and scores without end") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(applied(*minimum_score(2), "q1", {{"a", 1}, {"b", 3}, {"c", -infinity}, {"d", 2}}) ==
          Ranked{{"b", 3}, {"d", 2}});
    CHECK(applied(*minimum_score(infinity), "q1", {{"a", infinity}, {"b", 1e308}}) ==
          Ranked{{"a", infinity}});
    CHECK(applied(*minimum_score(-infinity), "q1", {{"a", 1}, {"b", -infinity}}).size() == 2);
    // Zero has no sign here.
    CHECK(applied(*minimum_score(0), "q1", {{"a", -0.0}}).size() == 1);
}

TEST_CASE("own query: the same bytes, not a part of them") {
    const auto own = drop_own_query();
    CHECK(applied(*own, "d1", {{"d11", 3}, {"d1", 2}, {"d", 1}}) == Ranked{{"d11", 3}, {"d", 1}});
    CHECK(applied(*own, "d2", {{"d1", 2}}) == Ranked{{"d1", 2}});
    CHECK(told(*own).empty());
    CHECK(applied(*own, "d3", {{"d3", 2}}).empty());
    CHECK(told(*own) == "--drop-own-query leaves no document of a query");
}
