// SPDX-License-Identifier: MIT
#include <rankline/fusion/majority.hpp>
#include <rankline/fusion/method.hpp>

namespace rankline {

namespace {

void fuse_copeland(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
                   std::span<double> fused) {
    scratch.arena.restart();
    const Ballots ballots(pool, scratch.arena);
    Majority majority(ballots, scratch.arena);
    const std::span<const std::int32_t> differences = copeland_differences(majority, scratch.arena);
    const double opponents = static_cast<double>(ballots.documents()) - 1;
    for (std::size_t i = 0; i < differences.size(); ++i)
        fused[ballots.pool_index(i)] = (opponents + differences[i]) / 2;
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
             "it lacks both. With 2,000 documents in 4 runs a query takes some 0.4 milliseconds, "
             "with weights that are not alike more.",
         .citation = "Copeland, A 'reasonable' social welfare function, University of Michigan "
                     "1951",
         .reads = FusionReads::ranks,
         .weighted = true,
         .fuse = fuse_copeland}};
}

}  // namespace rankline
