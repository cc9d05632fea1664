// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <utility>

#include <rankline/fusion/ballots.hpp>
#include <rankline/fusion/method.hpp>

namespace rankline {

namespace {

/// Relative to each document's score. The scores then agree with the exact ones to about as many
/// digits, as each step takes most of the error away.
constexpr double tolerance = 1e-12;
constexpr int most_steps = 1000;

/// The walk over all pairs at once. The matrix is never made: what flows to a document is, for each
/// voter, the sum over those that the voter ranks below it, and those sums grow along the ranking.
class RankCentrality {
public:
    RankCentrality(const Ballots& ballots, double smoothing, Arena& arena)
        : m_ballots(ballots),
          m_smoothing(smoothing),
          m_outflow(arena.take<double>(ballots.documents())),
          m_inflow(arena.take<double>(ballots.documents())) {
        const auto documents = static_cast<double>(ballots.documents());
        const auto total = static_cast<double>(ballots.total_votes());
        for (std::size_t i = 0; i < m_outflow.size(); ++i) {
            // Borda's count is the votes for a document less those against, and both are `total`
            // for each of the documents, counting half a vote each against itself.
            const double share = (documents - static_cast<double>(ballots.borda(i)) / total) / 2;
            m_outflow[i] = (1 - smoothing) * share + smoothing * documents / 2;
        }
    }

    /// Makes the next scores out of the present ones; returns the greatest relative change.
    double step(std::span<double> scores) {
        add_inflow(scores);
        double sum = 0;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            m_inflow[i] /= m_outflow[i];
            sum += m_inflow[i];
        }
        double change = 0;
        for (std::size_t i = 0; i < scores.size(); ++i) {
            const double score = m_inflow[i] / sum;
            change = std::max(change, std::abs(score - scores[i]) / score);
            scores[i] = score;
        }
        return change;
    }

private:
    /// `scores` add up to 1.
    void add_inflow(std::span<const double> scores) {
        std::fill(m_inflow.begin(), m_inflow.end(), m_smoothing / 2);
        for (std::size_t voter = 0; voter < m_ballots.voters(); ++voter) {
            const double share = (1 - m_smoothing) * static_cast<double>(m_ballots.votes(voter)) /
                                 static_cast<double>(m_ballots.total_votes());
            add_inflow(voter, share, scores);
        }
    }

    void add_inflow(std::size_t voter, double share, std::span<const double> scores) {
        const std::span<const std::uint32_t> ranked = m_ballots.ranked(voter);
        double held = 0;
        for (const std::uint32_t document : ranked) held += scores[document];
        // All that the voter lacks tie: each gets half of what they have.
        const double lacked = share * std::max(0.0, 1 - held) / 2;
        for (double& inflow : m_inflow) inflow += lacked;
        double below = 1;
        for (std::size_t first = 0; first < ranked.size();) {
            const std::uint32_t place = m_ballots.places(ranked[first])[voter];
            double same = 0;
            std::size_t last = first;
            for (; last < ranked.size() && m_ballots.places(ranked[last])[voter] == place; ++last)
                same += scores[ranked[last]];
            below -= same;
            for (; first < last; ++first)
                m_inflow[ranked[first]] += share * (below + same / 2) - lacked;
        }
    }

    const Ballots& m_ballots;
    double m_smoothing;
    std::span<double> m_outflow;
    std::span<double> m_inflow;
};

void fuse_rank_centrality(const Pool& pool, const FusionArguments& arguments,
                          FusionScratch& scratch, std::span<double> fused) {
    scratch.arena.restart();
    const Ballots ballots(pool, scratch.arena);
    const std::span<double> scores = scratch.arena.take<double>(
        ballots.documents(), 1 / static_cast<double>(ballots.documents()));
    if (ballots.voters() != 0) {
        RankCentrality walk(ballots, arguments.numbers[0], scratch.arena);
        for (int steps = 0; steps < most_steps && walk.step(scores) > tolerance; ++steps) {
        }
    }
    for (std::size_t i = 0; i < scores.size(); ++i) fused[ballots.pool_index(i)] = scores[i];
}

}  // namespace

std::vector<FusionMethod> rank_centrality() {
    return {
        {.name = "rank-centrality",
         .aliases = {"rankcentrality"},
         .summary = "where a walk to preferred documents spends its time",
         .definition =
             "a(x, y) is the share of the votes that are for y over x, half a vote where a run has "
             "no preference, drawn towards one half: (1 - smoothing) * share + smoothing / 2. A "
             "walk goes from x to each other y with a probability proportional to a(x, y) and "
             "else stays; the score is the part of the time that it spends at a document. A run "
             "votes with its weight; it ranks what it lacks below what it has.",
         .citation = "Negahban, Oh and Shah, Rank centrality: ranking from pairwise comparisons, "
                     "Operations Research 65(1), 2017",
         .reads = FusionReads::ranks,
         .weighted = true,
         .parameters = {{.name = "smoothing",
                         .default_value = 0.1,
                         .minimum = 0.001,
                         .maximum = 1,
                         .meaning = "how much of each vote is a coin's, without which a document "
                                    "that nothing is preferred to takes all",
                         .grid = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5}}},
         .fuse = fuse_rank_centrality}};
}

}  // namespace rankline
