// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <numeric>

#include "voting_pool.hpp"

using namespace rankline;

namespace {

/// The walk itself, step after step, until it stands.
Scores by_definition(const std::vector<Ballot>& ballots, double teleport, int steps = 2000) {
    const std::vector<std::string> documents = documents_of(ballots);
    const VoteCounts votes_for(ballots);
    const std::size_t count = documents.size();
    const auto size = static_cast<double>(count);
    std::vector<std::vector<double>> walk(count, std::vector<double>(count, teleport / size));
    for (std::size_t x = 0; x < count; ++x) {
        for (std::size_t y = 0; y < count; ++y) {
            const bool goes =
                votes_for(documents[y], documents[x]) > votes_for(documents[x], documents[y]);
            walk[x][goes ? y : x] += (1 - teleport) / size;
        }
    }
    return walked(documents, walk, steps);
}

}  // namespace

TEST_CASE("mc4: two documents, by hand") {
    // b is entered by chance and left by majority: x = 0.1 / 2 + 0.9 x / 2 for its part of the
    // time.
    const FusionMethod& method = method_named("mc4");
    const std::vector<Ballot> ballots = {ballot("a b")};
    const Scores scores = vote(method, ballots, {"a", "b"}, {0.1});
    CHECK(scores.at("b") == doctest::Approx(0.05 / 0.55).epsilon(1e-12));
    CHECK(scores.at("a") == doctest::Approx(0.50 / 0.55).epsilon(1e-12));
}

TEST_CASE("mc4: as the walk goes") {
    std::mt19937_64 random(51);
    const FusionMethod& method = method_named("mc4");
    for (int round = 0; round < 60; ++round) {
        const std::vector<Ballot> ballots =
            random_ballots(random, 2 + round % 4, 2 + random() % 90, 1 + round % 3);
        const double teleport = round % 2 == 0 ? 0.15 : 0.05;
        CAPTURE(round);
        const Scores scores = vote(method, ballots, documents_of(ballots), {teleport});
        for (const auto& [docid, score] : by_definition(ballots, teleport))
            CHECK(scores.at(docid) == doctest::Approx(score).epsilon(1e-8));
    }
}

TEST_CASE("mc4: in long cycles with hardly any teleports, too") {
    // The walk takes tens of thousands of steps to forget where it began.
    std::mt19937_64 random(63);
    const FusionMethod& method = method_named("mc4");
    for (int round = 0; round < 20; ++round) {
        const std::vector<Ballot> ballots = random_ballots(random, round % 2 == 0 ? 3 : 5, 20, 1);
        CAPTURE(round);
        const Scores scores = vote(method, ballots, documents_of(ballots), {0.001});
        for (const auto& [docid, score] : by_definition(ballots, 0.001, 40000))
            CHECK(scores.at(docid) == doctest::Approx(score).epsilon(1e-8));
    }
}
