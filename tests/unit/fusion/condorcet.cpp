// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "voting_pool.hpp"

using namespace rankline;

namespace {

/// The definition by brute force: which documents a chain of majorities leads to.
Scores by_definition(const std::vector<Ballot>& ballots) {
    const std::vector<std::string> documents = documents_of(ballots);
    const VoteCounts votes_for(ballots);
    std::map<std::string, std::set<std::string>> leads_to;
    std::map<std::string, int> copeland;
    for (const std::string& x : documents) {
        for (const std::string& y : documents) {
            if (votes_for(x, y) <= votes_for(y, x)) continue;
            leads_to[x].insert(y);
            ++copeland[x];
            --copeland[y];
        }
    }
    for (const std::string& via : documents) {
        for (const std::string& x : documents) {
            if (leads_to[x].count(via) != 0)
                leads_to[x].insert(leads_to[via].begin(), leads_to[via].end());
        }
    }
    Scores scores;
    for (const std::string& x : documents) {
        scores[x] = copeland[x] / (2.0 * static_cast<double>(documents.size()));
        for (const std::string& y : documents) {
            const bool there = leads_to[x].count(y) != 0;
            const bool back = leads_to[y].count(x) != 0;
            scores[x] += static_cast<int>(there && !back) - static_cast<int>(back && !there);
        }
    }
    return scores;
}

}  // namespace

TEST_CASE("condorcet: a cycle above the rest, by hand") {
    // a > b > c > a by two to one, and all three beat d.
    const Scores scores =
        vote("condorcet", {ballot("a b c d"), ballot("b c a d"), ballot("c a b d")});
    CHECK(scores.at("a") == 1.0 + 1.0 / 8);
    CHECK(scores.at("b") == 1.0 + 1.0 / 8);
    CHECK(scores.at("d") == -3.0 - 3.0 / 8);
}

TEST_CASE("condorcet: chains as found one by one") {
    std::mt19937_64 random(21);
    for (int round = 0; round < 150; ++round) {
        const std::vector<Ballot> ballots =
            random_ballots(random, 2 + round % 5, 2 + random() % 80, 1 + round % 3);
        CAPTURE(round);
        const Scores scores = vote("condorcet", ballots);
        for (const auto& [docid, score] : by_definition(ballots))
            CHECK(scores.at(docid) == doctest::Approx(score).epsilon(1e-12));
    }
}
