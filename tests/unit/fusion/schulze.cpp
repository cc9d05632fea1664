// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "voting_pool.hpp"

using namespace rankline;

namespace {

/// The strongest paths as Schulze finds them.
Scores by_definition(const std::vector<Ballot>& ballots) {
    const std::vector<std::string> documents = documents_of(ballots);
    const VoteCounts votes_for(ballots);
    const std::size_t count = documents.size();
    std::vector<std::vector<double>> path(count, std::vector<double>(count));
    std::vector<int> copeland(count);
    for (std::size_t x = 0; x < count; ++x) {
        for (std::size_t y = 0; y < count; ++y) {
            const double votes = votes_for(documents[x], documents[y]);
            const double against = votes_for(documents[y], documents[x]);
            if (votes > against) path[x][y] = votes;
            copeland[x] += (votes > against) - (votes < against);
        }
    }
    for (std::size_t via = 0; via < count; ++via) {
        for (std::size_t x = 0; x < count; ++x) {
            for (std::size_t y = 0; y < count; ++y)
                path[x][y] = std::max(path[x][y], std::min(path[x][via], path[via][y]));
        }
    }
    Scores scores;
    for (std::size_t x = 0; x < count; ++x) {
        double score = copeland[x] / (2.0 * static_cast<double>(count));
        for (std::size_t y = 0; y < count; ++y)
            score += (path[x][y] > path[y][x]) - (path[x][y] < path[y][x]);
        scores[documents[x]] = score;
    }
    return scores;
}

/// The example with 45 voters of Schulze's paper.
const std::vector<Ballot> forty_five = {
    ballot("A C B E D", 5), ballot("A D E C B", 5), ballot("B E D A C", 8), ballot("C A B E D", 3),
    ballot("C A E B D", 7), ballot("C B A D E", 2), ballot("D C E B A", 7), ballot("E B A D C", 8)};

}  // namespace

TEST_CASE("schulze: the example of the paper") {
    CHECK(order_of(vote("schulze", forty_five)) == "E A C B D ");
}

TEST_CASE("schulze: not what majorities without strength say") {
    // In the example everything is one cycle, and Copeland has another order.
    CHECK(order_of(vote("condorcet", forty_five)) != "E A C B D ");
}

TEST_CASE("schulze: strongest paths as the algorithm of the paper finds them") {
    std::mt19937_64 random(31);
    for (int round = 0; round < 150; ++round) {
        const std::vector<Ballot> ballots =
            random_ballots(random, 2 + round % 6, 2 + random() % 70);
        CAPTURE(round);
        const Scores scores = vote("schulze", ballots);
        for (const auto& [docid, score] : by_definition(ballots))
            CHECK(scores.at(docid) == doctest::Approx(score).epsilon(1e-12));
    }
}

TEST_CASE("schulze: with very many different sums of weights still what no run disputes") {
    std::mt19937_64 random(32);
    std::vector<Ballot> ballots;
    for (int run = 0; run < 12; ++run)
        ballots.push_back(ballot(run % 2 == 0 ? "a b c d" : "c d a b", 1 + 0.37 * run * run));
    const Scores scores = vote("schulze", ballots);
    CHECK(scores.at("a") > scores.at("b"));
    CHECK(scores.at("c") > scores.at("d"));
    CHECK(scores.at("c") > scores.at("a"));  // the odd runs weigh more
}
