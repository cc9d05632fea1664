// SPDX-License-Identifier: MIT
#include <limits>

#include <rankline/fusion/contributions.hpp>
#include <rankline/fusion/method.hpp>

namespace rankline {

namespace {

constexpr double lacking = -std::numeric_limits<double>::infinity();

void pool_group(std::span<double> best, const RankedList& list) {
    for (std::size_t i = 0; i < list.documents.size(); ++i) {
        double& score = best[list.documents[i]];
        score = std::max(score, list.scores[i]);
    }
}

void multi_representation(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
                          std::span<double> fused) {
    Contributions groups(pool, scratch.numbers, lacking);
    for (const RankedList& list : pool.lists) pool_group(groups.plane(list.group), list);
    for (std::size_t group = 0; group < groups.planes(); ++group) {
        const std::span<double> best = groups.plane(group);
        std::replace(best.begin(), best.end(), lacking, 0.0);
    }
    groups.sum(fused);
}

}  // namespace

std::vector<FusionMethod> multi_representation() {
    return {
        {.name = "multi-representation",
         .aliases = {"multirep"},
         .summary = "the best of each system's representations, summed over the systems",
         .definition = "The sum over the groups of runs (--groups) of the greatest s that a run "
                       "of the group gives the document. A group that lacks it adds nothing. "
                       "Without groups this is combsum, with one group combmax.",
         .citation = "Zhuang, Ma, Koopman, Lin and Zuccon, PromptReps: Prompting large language "
                     "models to generate dense and sparse representations for zero-shot "
                     "document retrieval, EMNLP 2024",
         .reads = FusionReads::scores,
         .grouped = true,
         .fuse = multi_representation}};
}

}  // namespace rankline
