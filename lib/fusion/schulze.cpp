// SPDX-License-Identifier: MIT
#include <algorithm>
#include <vector>

#include <rankline/fusion/chains.hpp>
#include <rankline/fusion/majority_graph.hpp>
#include <rankline/fusion/method.hpp>

namespace rankline {

namespace {

/// So many strengths of majorities are told apart at most; each costs about as much as all of
/// condorcet. Unequal weights of 9 runs can make 512.
constexpr std::uint64_t most_strengths = 256;

/// Adds to `sums`, which ascend, each of them with the votes of another voter.
void add_sums(std::vector<std::uint64_t>& sums, std::uint64_t votes) {
    const std::vector<std::uint64_t> without = sums;
    sums.resize(2 * without.size());
    std::vector<std::uint64_t> with = without;
    for (std::uint64_t& sum : with) sum += votes;
    std::merge(without.begin(), without.end(), with.begin(), with.end(), sums.begin());
    sums.erase(std::unique(sums.begin(), sums.end()), sums.end());
}

/// The numbers of votes that some of the voters have together, the greatest first, or steps of
/// equal size where these are too many.
std::vector<std::uint64_t> possible_strengths(const Ballots& ballots) {
    std::vector<std::uint64_t> strengths{0};
    for (std::size_t voter = 0; voter < ballots.voters(); ++voter) {
        add_sums(strengths, ballots.votes(voter));
        if (strengths.size() <= most_strengths + 1) continue;
        strengths.resize(most_strengths + 1);
        for (std::uint64_t step = 0; step <= most_strengths; ++step)
            strengths[step] = (ballots.total_votes() * step + most_strengths - 1) / most_strengths;
        break;
    }
    strengths.erase(strengths.begin());  // no votes
    std::reverse(strengths.begin(), strengths.end());
    return strengths;
}

/// The strongest path from x to y is at least as strong as s if the majorities of at least s votes
/// lead from x to y. So instead of the strengths of all paths, which take the cube of the number of
/// documents, this finds the chains of each strength that there can be: runs are few.
void fuse_schulze(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
                  std::span<double> fused) {
    Arena& arena = scratch.arena;
    arena.restart();
    const Ballots ballots(pool, arena);
    Majority majority(ballots, arena);
    MajorityGraph graph(ballots.documents(), arena);
    BitRows above(ballots.documents(), ballots.documents(), arena);
    std::fill(above.all().begin(), above.all().end(), std::uint64_t{0});
    Chains chains(ballots.documents(), arena);
    for (const std::uint64_t strength : possible_strengths(ballots)) {
        graph.fill(majority, strength);
        // Weaker majorities add to these, so what is one component remains one.
        if (chains.add(graph.beats, graph.beaten, above) == 1) break;
    }
    graph.fill(majority, 1);

    const std::span<double> scores = arena.take<double>(ballots.documents());
    score_order(above, graph.copeland_differences(arena), scores, arena);
    for (std::size_t i = 0; i < scores.size(); ++i) fused[ballots.pool_index(i)] = scores[i];
}

}  // namespace

std::vector<FusionMethod> schulze() {
    return {
        {.name = "schulze",
         .aliases = {"beatpath"},
         .summary = "strongest chains of majorities",
         .definition =
             "A majority for x over y is as strong as the votes for x; a chain of majorities is as "
             "strong as its weakest. x is above y if the strongest chain from x to y is stronger "
             "than that from y to x. The score is the number of documents that a document is "
             "above, less the number that are above it, and, to order those for which that is "
             "equal, the number that it beats less the number that beat it, divided by twice the "
             "number of documents. A run votes with its weight; it ranks what it lacks below what "
             "it has, and does not vote between two that share a rank or that it lacks both. "
             "With 2,000 documents in 4 runs "
             "a query takes some 4 milliseconds; 20 with weights of 1 to 4; 160 with weights in no "
             "simple ratio, each sum of which is a strength. Strengths are told apart exactly up "
             "to 256 different sums of weights, then in 256 "
             "equal steps.",
         .citation = "Schulze, A new monotonic, clone-independent, reversal symmetric, and "
                     "Condorcet-consistent single-winner election method, Social Choice and "
                     "Welfare 36, 2011 (strength by winning votes)",
         .reads = FusionReads::ranks,
         .weighted = true,
         .fuse = fuse_schulze}};
}

}  // namespace rankline
