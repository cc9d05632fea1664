// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/fusion/majority_graph.hpp>

#include "voting_pool.hpp"

using namespace rankline;

namespace {

struct Sums {
    std::uint32_t won = 0;
    std::uint32_t lost = 0;
};

/// Holds what is known of lone documents without counting against votes counted one by one.
void check(const std::vector<Ballot>& ballots) {
    const std::vector<std::string> documents = documents_of(ballots);
    const VoteCounts votes_for(ballots);
    const VotingPool voting(ballots, documents);
    Arena arena;
    const LoneDocuments lone(Ballots(voting.pool(), arena), arena);
    const LoneDocuments::Duels duels = lone.duels(arena);
    Majority majority(lone.shared(), arena);
    MajorityGraph graph(documents.size(), arena);
    graph.fill(majority, lone, arena);

    REQUIRE(lone.documents() == documents.size());
    const std::size_t shared = lone.shared().documents();
    std::size_t wrong = 0;
    for (std::size_t x = 0; x < documents.size(); ++x) {
        Sums sums;
        for (std::size_t y = 0; y < documents.size(); ++y) {
            const std::string& first = documents[lone.pool_index(x)];
            const std::string& second = documents[lone.pool_index(y)];
            const bool beats = votes_for(first, second) > votes_for(second, first);
            const bool beaten = votes_for(first, second) < votes_for(second, first);
            wrong += has_bit(graph.beats[x], y) != beats;
            wrong += has_bit(graph.beaten[x], y) != beaten;
            const bool counted = x >= shared || y >= shared;
            sums.won += counted && beats;
            sums.lost += counted && beaten;
        }
        for (std::size_t bit = documents.size(); bit < graph.beats.words() * 64; ++bit)
            wrong += has_bit(graph.beats[x], bit) || has_bit(graph.beaten[x], bit);
        wrong += duels.won[x] != sums.won || duels.lost[x] != sums.lost;
    }
    CHECK(wrong == 0);
}

}  // namespace

TEST_CASE("lone documents: by hand") {
    // d is in one run only, as are a and e, which share a rank; b and c are in both.
    const std::vector<Ballot> ballots = {ballot("a=e b c", 2), ballot("c d b")};
    const VotingPool voting(ballots, documents_of(ballots));
    Arena arena;
    const LoneDocuments lone(Ballots(voting.pool(), arena), arena);
    CHECK(lone.shared().documents() == 2);
    CHECK(lone.count_lone(0) == 1);  // the voter with fewer votes is the first
    CHECK(lone.pool_index(lone.first_lone(0)) == 3);
    CHECK(lone.count_lone(1) == 2);
    REQUIRE(lone.levels(1).size() == 1);
    CHECK(lone.levels(1)[0].last == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(lone.stands(i)[0].beaten_by == 0);
        CHECK(lone.stands(i)[0].beats_from == 0);
        CHECK(lone.stands(i)[1].beaten_by == 2);
        CHECK(lone.stands(i)[1].beats_from == 2);
    }
    check(ballots);
}

TEST_CASE("lone documents: each pair as counted one by one") {
    std::mt19937_64 random(61);
    for (const std::size_t documents : {2U, 5U, 30U, 64U, 65U, 130U, 300U}) {
        for (const int runs : {1, 2, 3, 4, 6}) {
            for (unsigned quarters = 1; quarters <= 4; ++quarters) {
                CAPTURE(documents);
                CAPTURE(runs);
                CAPTURE(quarters);
                check(random_ballots(random, runs, documents, quarters));
            }
        }
    }
}

TEST_CASE("lone documents: runs without a vote, and documents that only they have") {
    check({ballot("a b c"), ballot("d e", 0), ballot("f b")});
    check({ballot("a b", 0)});
    check({ballot("")});
}
