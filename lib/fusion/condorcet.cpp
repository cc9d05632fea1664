// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/fusion/chains.hpp>
#include <rankline/fusion/lone_documents.hpp>
#include <rankline/fusion/majority_graph.hpp>
#include <rankline/fusion/method.hpp>

namespace rankline {

namespace {

void fuse_condorcet(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
                    std::span<double> fused) {
    Arena& arena = scratch.arena;
    arena.restart();
    const LoneDocuments documents(Ballots(pool, arena), arena);
    const std::size_t count = documents.documents();
    Majority majority(documents.shared(), arena);
    MajorityGraph graph(count, arena);
    graph.fill(majority, documents, arena);
    const std::span<const std::int32_t> differences =
        Chains(count, arena).differences(graph.beats, graph.beaten, arena);
    const LoneDocuments::Duels duels = documents.duels(arena);
    for (std::size_t i = 0; i < count; ++i) {
        const std::int64_t copeland = i < documents.shared().documents()
                                          ? copeland_difference(graph.beats[i], graph.beaten[i])
                                          : std::int64_t{duels.won[i]} - duels.lost[i];
        // Copeland's difference is less than `count`, so what is added stays below one half.
        fused[documents.pool_index(i)] =
            differences[i] + static_cast<double>(copeland) / (2.0 * static_cast<double>(count));
    }
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
             "2,000 documents in 4 runs a query takes some 0.5 milliseconds.",
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
