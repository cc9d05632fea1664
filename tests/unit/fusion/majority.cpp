// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>

#include <rankline/fusion/majority.hpp>

#include "voting_pool.hpp"

using namespace rankline;

namespace {

/// Holds each pair of each row against votes counted one by one.
void check_rows(const std::vector<Ballot>& ballots, double strength, Majority::Vectors vectors) {
    const std::vector<std::string> documents = documents_of(ballots);
    const VoteCounts votes_for(ballots);
    const VotingPool voting(ballots, documents);
    Arena arena;
    const Ballots counted(voting.pool(), arena);
    Majority majority(counted, arena, vectors);
    std::vector<std::uint64_t> beats(majority.words());
    std::vector<std::uint64_t> beaten(majority.words());
    // The votes are whole multiples of the weights, as their sums are.
    double weights = 0;
    for (const Ballot& one : ballots) weights += one.ranked.empty() ? 0 : one.weight;
    const double scale = static_cast<double>(counted.total_votes()) / weights;
    std::size_t wrong = 0;
    for (std::size_t x = 0; x < documents.size(); ++x) {
        majority.row(x, static_cast<std::uint64_t>(std::ceil(strength * scale)), beats, beaten);
        for (std::size_t y = 0; y < documents.size(); ++y) {
            const std::string& first = documents[counted.pool_index(x)];
            const std::string& second = documents[counted.pool_index(y)];
            const double votes = votes_for(first, second);
            const double against = votes_for(second, first);
            const double margin = (votes - against) * scale;
            wrong += has_bit(beats, y) != (votes > against && votes >= strength);
            wrong += has_bit(beaten, y) != (against > votes && against >= strength);
            wrong += std::abs(static_cast<double>(counted.margin(x, y)) - margin) > 1e-6;
        }
        for (std::size_t bit = documents.size(); bit < beats.size() * 64; ++bit)
            wrong += has_bit(beats, bit) || has_bit(beaten, bit);
    }
    CHECK(wrong == 0);
}

void check_rows(const std::vector<Ballot>& ballots, double strength) {
    for (const Majority::Vectors vectors : Majority::supported())
        check_rows(ballots, strength, vectors);
}

}  // namespace

TEST_CASE("majority: each pair as counted one by one") {
    std::mt19937_64 random(11);
    for (const std::size_t documents : {1U, 2U, 5U, 63U, 64U, 65U, 130U, 257U, 300U}) {
        for (const int runs : {1, 2, 3, 4, 5, 8}) {
            const std::vector<Ballot> ballots = random_ballots(random, runs, documents);
            if (documents_of(ballots).empty()) continue;
            CAPTURE(documents);
            CAPTURE(runs);
            check_rows(ballots, 1);
            check_rows(ballots, 2);
            check_rows(ballots, 5);
        }
    }
}

TEST_CASE("majority: weights of any size") {
    std::mt19937_64 random(12);
    for (int round = 0; round < 20; ++round) {
        std::vector<Ballot> ballots = random_ballots(random, 2 + round % 7, 40);
        for (Ballot& one : ballots) one.weight = static_cast<double>(1 + random() % 4000);
        ballots[0].weight = 4001;
        check_rows(ballots, 1);
        check_rows(ballots, 5000);
    }
}

TEST_CASE("majority: weights that add up to another tie with it") {
    // 0.1 + 0.2 > 0.3 in doubles.
    const std::vector<Ballot> ballots = {ballot("a b", 0.1), ballot("a b", 0.2),
                                         ballot("b a", 0.3)};
    const Scores scores = vote("copeland", ballots);
    CHECK(scores.at("a") == 0.5);
    CHECK(scores.at("b") == 0.5);
}
