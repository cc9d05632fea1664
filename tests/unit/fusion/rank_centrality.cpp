// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <numeric>

#include "voting_pool.hpp"

using namespace rankline;

namespace {

/// The share of the votes that are for y over x, half where a run has no preference, smoothed.
double preference(const VoteCounts& votes_for, double total, const std::string& x,
                  const std::string& y, double smoothing) {
    const double votes = votes_for(y, x);
    const double against = votes_for(x, y);
    const double share = (votes + (total - votes - against) / 2) / total;
    return (1 - smoothing) * share + smoothing / 2;
}

/// The walk itself, step after step.
Scores by_definition(const std::vector<Ballot>& ballots, double smoothing) {
    const std::vector<std::string> documents = documents_of(ballots);
    const std::size_t count = documents.size();
    const VoteCounts votes_for(ballots);
    double total = 0;
    for (const Ballot& one : ballots) total += one.ranked.empty() ? 0 : one.weight;
    const auto size = static_cast<double>(count);
    std::vector<std::vector<double>> walk(count, std::vector<double>(count));
    for (std::size_t x = 0; x < count; ++x) {
        walk[x][x] = 1;
        for (std::size_t y = 0; y < count; ++y) {
            if (x == y) continue;
            walk[x][y] = preference(votes_for, total, documents[x], documents[y], smoothing) / size;
            walk[x][x] -= walk[x][y];
        }
    }
    return walked(documents, walk, 3000);
}

}  // namespace

TEST_CASE("rank-centrality: two documents, by hand") {
    // The walk goes from b to a with 0.9 + 0.05 for each step back with 0.05.
    const FusionMethod& method = method_named("rank-centrality");
    const Scores scores = vote(method, {ballot("a b")}, {"a", "b"}, {0.1});
    CHECK(scores.at("a") == doctest::Approx(0.95).epsilon(1e-12));
    CHECK(scores.at("b") == doctest::Approx(0.05).epsilon(1e-12));
}

TEST_CASE("rank-centrality: as the walk goes") {
    std::mt19937_64 random(61);
    const FusionMethod& method = method_named("rank-centrality");
    for (int round = 0; round < 20; ++round) {
        const std::vector<Ballot> ballots =
            random_ballots(random, 2 + round % 4, 2 + random() % 60);
        const double smoothing = round % 2 == 0 ? 0.1 : 0.4;
        CAPTURE(round);
        const Scores scores = vote(method, ballots, documents_of(ballots), {smoothing});
        for (const auto& [docid, score] : by_definition(ballots, smoothing))
            CHECK(scores.at(docid) == doctest::Approx(score).epsilon(1e-8));
    }
}
