// SPDX-License-Identifier: MIT
#include <rankline/fusion/contributions.hpp>
#include <rankline/fusion/method.hpp>

namespace rankline {

namespace {

/// A run has u points for its first document, u - 1 for the next and so on. What is left behind its
/// n documents is shared evenly by those it lacks: (u - n + 1) / 2 each. So that only what a run
/// has need be visited, every document starts with its share from every run.
void borda(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
           std::span<double> fused) {
    const auto documents = static_cast<double>(pool.documents.size());
    const auto share = [documents](const RankedList& list) {
        return (documents - static_cast<double>(list.held) + 1) / 2;
    };
    Contributions points(pool, scratch.numbers, 0);
    for (std::size_t run = 0; run < pool.lists.size(); ++run) {
        const RankedList& each = pool.lists[run];
        const std::span<double> plane = points.plane(run);
        std::fill(plane.begin(), plane.end(), each.weight * share(each));
        points.fill(run, each, [documents](const RankedList& list, std::size_t i) {
            return list.weight * (documents - list.ranks[i] + 1);
        });
    }
    points.sum(fused);
}

}  // namespace

std::vector<FusionMethod> borda_count() {
    return {{.name = "borda",
             .aliases = {"bordafuse", "w_bordafuse", "borda-fuse"},
             .summary = "Borda count",
             .definition = "The sum over all runs of w * (u - r + 1), u being the number of "
                           "documents of all runs. Those that a run lacks share the points that "
                           "are left evenly: (u - n + 1) / 2 behind a list of n.",
             .citation = "Aslam and Montague, Models for metasearch, SIGIR 2001",
             .differs = "polyfuse takes for u the lines of the whole file and gives absent "
                        "documents nothing.",
             .reads = FusionReads::ranks,
             .weighted = true,
             .fuse = borda}};
}

}  // namespace rankline
