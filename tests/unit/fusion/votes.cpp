// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <random>
#include <vector>

#include <rankline/fusion/small_votes.hpp>
#include <rankline/fusion/whole_votes.hpp>

using namespace rankline;

namespace {

std::vector<std::uint32_t> whole(const std::vector<double>& weights) {
    std::vector<std::uint32_t> votes(weights.size(), 99);
    whole_votes(weights, votes);
    return votes;
}

std::vector<std::uint32_t> small(std::vector<std::uint32_t> votes) {
    make_votes_small(votes);
    return votes;
}

using Votes = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("whole votes: weights in a simple ratio are exact") {
    CHECK(whole({1, 1, 1}) == Votes{1, 1, 1});
    CHECK(whole({0.25, 0.25}) == Votes{1, 1});
    CHECK(whole({0.1, 0.2, 0.3}) == Votes{1, 2, 3});
    CHECK(whole({0.7, 0.3}) == Votes{7, 3});
    CHECK(whole({1.0 / 3, 2.0 / 3}) == Votes{1, 2});
    CHECK(whole({1, 4096}) == Votes{1, 4096});
}

TEST_CASE("whole votes: other weights are rounded to 2^-16 of the largest") {
    CHECK(whole({3.14159265358979, 1}) == Votes{65536, 20861});
}

TEST_CASE("whole votes: a weight that is not above 0 has none") {
    CHECK(whole({2, 0, -3}) == Votes{1, 0, 0});
    CHECK(whole({0, -1}) == Votes{0, 0});
    CHECK(whole({}).empty());
}

TEST_CASE("small votes: what decides alike, as small as it goes") {
    CHECK(small({300, 200, 200}) == Votes{3, 2, 2});
    CHECK(small({65536, 65536}) == Votes{1, 1});
    CHECK(small({1, 2, 3}) == Votes{1, 2, 3});
    CHECK(small({20861, 65536}) == Votes{1, 2});
    CHECK(small({7, 7, 7, 7, 7, 7}) == Votes{7, 7, 7, 7, 7, 7});  // too many to try
}
