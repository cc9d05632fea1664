// SPDX-License-Identifier: MIT
#include <rankline/fusion/contributions.hpp>
#include <rankline/fusion/method.hpp>

namespace rankline {

namespace {

void rrf(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
         std::span<double> fused) {
    const double k = arguments.numbers[0];
    sum_contributions(pool, scratch, fused, [k](const RankedList& list, std::size_t i) {
        return list.weight / (k + list.ranks[i]);
    });
}

/// Qdrant counts positions from 0 and divides them by the weight, so that a heavier run's ranking
/// is stretched, not its votes multiplied.
void qdrant_rrf(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
                std::span<double> fused) {
    const double k = arguments.numbers[0];
    sum_contributions(pool, scratch, fused, [k](const RankedList& list, std::size_t i) {
        return 1 / (k + list.ranks[i] / list.weight - 1);
    });
}

}  // namespace

std::vector<FusionMethod> reciprocal_rank() {
    return {
        {.name = "rrf",
         .aliases = {"reciprocal-rank-fusion", "reciprocal_rank"},
         .summary = "reciprocal rank fusion",
         .definition = "The sum over the runs that have the document of w / (k + r). A run that "
                       "lacks it adds nothing.",
         .citation = "Cormack, Clarke and Buettcher, Reciprocal rank fusion outperforms "
                     "Condorcet and individual rank learning methods, SIGIR 2009",
         .differs = "Anserini and Pyserini take r from the rank column, polyfuse from the order "
                    "of the lines: --rank-by rank and --rank-by line.",
         .reads = FusionReads::ranks,
         .weighted = true,
         .parameters = {{.name = "k",
                         .default_value = 60,
                         .minimum = 0,
                         .meaning = "how little the first ranks stand out",
                         .grid = {1, 2, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 150, 200}}},
         .fuse = rrf},
        {.name = "qdrant-rrf",
         .aliases = {"rrf-qdrant"},
         .summary = "reciprocal rank fusion as the Qdrant engine weighs it",
         .definition = "The sum over the runs that have the document of 1 / (k + r / w - 1). "
                       "Without weights this is rrf with k one lower.",
         .citation = "Qdrant documentation, Hybrid Queries: weighted RRF",
         .reads = FusionReads::ranks,
         .weighted = true,
         .parameters = {{.name = "k",
                         .default_value = 2,
                         .minimum = 1,
                         .meaning = "how little the first ranks stand out",
                         .grid = {1, 2, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 150, 200}}},
         .fuse = qdrant_rrf}};
}

}  // namespace rankline
