// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/fusion/chains.hpp>
#include <rankline/fusion/majority_graph.hpp>
#include <rankline/fusion/method.hpp>

namespace rankline {

namespace {

void fuse_condorcet(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
                    std::span<double> fused) {
    Arena& arena = scratch.arena;
    arena.restart();
    const Ballots ballots(pool, arena);
    Majority majority(ballots, arena);
    MajorityGraph graph(ballots.documents(), arena);
    graph.fill(majority, 1);
    BitRows above(ballots.documents(), ballots.documents(), arena);
    std::fill(above.all().begin(), above.all().end(), std::uint64_t{0});
    Chains(ballots.documents(), arena).add(graph.beats, graph.beaten, above);

    const std::span<double> scores = arena.take<double>(ballots.documents());
    score_order(above, graph.copeland_differences(arena), scores, arena);
    for (std::size_t i = 0; i < scores.size(); ++i) fused[ballots.pool_index(i)] = scores[i];
}

}  // namespace

std::vector<FusionMethod> condorcet() {
    return {
        {.name = "condorcet",
         .aliases = {"condorcet-fuse", "w_condorcet"},
         .summary = "majorities and chains of majorities, cycles by Copeland",
         .definition =
             "x is above y if a chain of majorities leads from x to y and none leads back; within "
             "a cycle none is above another. The score is the number of documents that a document "
             "is above, less the number that are above it, and, to order those for which that is "
             "equal, the number that it beats less the number that beat it, divided by twice the "
             "number of documents. A run votes with its weight; it ranks what it lacks below what "
             "it has, and does not vote between two that share a rank or that it lacks both. With "
             "2,000 documents in 4 runs a query takes some 0.7 milliseconds, with weights that "
             "are not alike more.",
         .citation = "Montague and Aslam, Condorcet fusion for improved retrieval, CIKM 2002",
         .differs =
             "The paper sorts by majority and leaves open what becomes of cycles and ties. ranx "
             "sorts by a comparison that says of tied documents that each is before the other, so "
             "its result depends on the order of a hash table and can put a document behind one "
             "that every run ranks below it.",
         .reads = FusionReads::ranks,
         .weighted = true,
         .fuse = fuse_condorcet}};
}

}  // namespace rankline
