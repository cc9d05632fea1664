// SPDX-License-Identifier: MIT
#include <cmath>

#include <rankline/fusion/contributions.hpp>
#include <rankline/fusion/method.hpp>

namespace rankline {

namespace {

constexpr const char* wu_and_crestani =
    "Wu and Crestani, Data fusion with estimated weights, CIKM 2002";

double weighted_score(const RankedList& list, std::size_t i) {
    return list.weight * list.scores[i];
}

void wsum(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
          std::span<double> fused) {
    sum_contributions(pool, scratch, fused, weighted_score);
}

void wmnz(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
          std::span<double> fused) {
    std::vector<double> weights(fused.size());
    sum_contributions(pool, scratch, weights,
                      [](const RankedList& list, std::size_t) { return list.weight; });
    sum_contributions(pool, scratch, fused,
                      [](const RankedList& list, std::size_t i) { return list.scores[i]; });
    for (std::size_t document = 0; document < fused.size(); ++document)
        fused[document] *= weights[document];
}

void mixed(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
           std::span<double> fused) {
    sum_contributions(pool, scratch, fused, weighted_score);
    for (std::size_t document = 0; document < fused.size(); ++document)
        fused[document] *= std::sqrt(static_cast<double>(pool.holders[document]));
}

void interpolation(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
                   std::span<double> fused) {
    const double alpha = arguments.numbers[0];
    const RankedList* const first = pool.lists.data();
    sum_contributions(pool, scratch, fused, [&](const RankedList& list, std::size_t i) {
        return (&list == first ? alpha : 1 - alpha) * list.scores[i];
    });
}

}  // namespace

std::vector<FusionMethod> weighted_combination() {
    return {
        {.name = "wsum",
         .aliases = {"weighted", "weighted-sum"},
         .summary = "weighted sum of the scores",
         .definition = "The sum of w * s over the runs that have the document.",
         .citation = "Vogt and Cottrell, Fusion via a linear combination of scores, Information "
                     "Retrieval 1(3), 1999",
         .weighted = true,
         .fuse = wsum},
        {.name = "relative-score",
         .aliases = {"rsf", "relative-score-fusion"},
         .summary = "weighted sum of min-max scores",
         .definition = "The sum of w * (s - min) / (max - min) over the runs that have the "
                       "document, min and max being those of the run's list. wsum with --norm "
                       "min-max, a list of equal scores being worth 1.",
         .citation = "Weaviate documentation, Hybrid search: relative score fusion",
         .weighted = true,
         .norm = NormSettings{.norm = Norm::min_max},
         .fuse = wsum},
        {.name = "dbsf",
         .aliases = {"distribution-based-score-fusion"},
         .summary = "weighted sum of scores measured against their distribution",
         .definition = "The sum of w * (s - mean + 3 sd) / 6 sd, cut to 0 and 1, over the runs "
                       "that have the document; mean and standard deviation (of the population) "
                       "are those of the run's list. wsum with --norm 3-sigma, a list of equal "
                       "scores being worth 0.5.",
         .citation = "Mazzeschi, Distribution-based score fusion, 2023; mteb and Qdrant",
         .weighted = true,
         .norm = NormSettings{.norm = Norm::three_sigma, .on_constant = OnConstant::half},
         .fuse = wsum},
        {.name = "wmnz",
         .aliases = {"weighted-mnz"},
         .summary = "sum of the scores times the weight of the runs",
         .definition =
             "The sum of s times the sum of w, both over the runs that have the document.",
         .citation = wu_and_crestani,
         .weighted = true,
         .fuse = wmnz},
        {.name = "mixed",
         .aliases = {},
         .summary = "weighted sum times the root of the number of runs",
         .definition = "The sum of w * s times the square root of n, the number of runs that have "
                       "the document.",
         .citation = "ranx, method mixed (Bassani and Romelli, ranx.fuse, CIKM 2022)",
         .weighted = true,
         .fuse = mixed},
        {.name = "interpolation",
         .aliases = {"interpolate"},
         .summary = "alpha of the first run and the rest of the second",
         .definition = "alpha * s of the first run plus (1 - alpha) * s of the second.",
         .citation = "Anserini and Pyserini, method interpolation",
         .exact_runs = 2,
         .parameters = {{.name = "alpha",
                         .default_value = 0.5,
                         .minimum = 0,
                         .maximum = 1,
                         .meaning = "the share of the first run",
                         .grid = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1}}},
         .fuse = interpolation}};
}

}  // namespace rankline
