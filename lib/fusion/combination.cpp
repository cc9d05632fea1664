// SPDX-License-Identifier: MIT
#include <cmath>
#include <limits>

#include <rankline/fusion/contributions.hpp>
#include <rankline/fusion/method.hpp>

namespace rankline {

namespace {

constexpr const char* fox_and_shaw = "Fox and Shaw, Combination of multiple searches, TREC-2, 1994";

double score_of(const RankedList& list, std::size_t i) { return list.scores[i]; }

/// The runs that say something about each document: those that have it, and with --missing zero or
/// min all that have the query.
std::span<const std::uint32_t> voices(const Pool& pool, FusionScratch& scratch) {
    scratch.indexes.assign(pool.documents.size(), 0);
    for (const RankedList& list : pool.lists) {
        for (const std::uint32_t document : list.documents) ++scratch.indexes[document];
    }
    return scratch.indexes;
}

void sum(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
         std::span<double> fused) {
    sum_contributions(pool, scratch, fused, score_of);
}

void average(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
             std::span<double> fused) {
    sum_contributions(pool, scratch, fused, score_of);
    for (double& score : fused) score /= static_cast<double>(pool.lists.size());
}

template <class Choose>
void choose(const Pool& pool, std::span<double> fused, double worst, Choose better) {
    std::fill(fused.begin(), fused.end(), worst);
    for (const RankedList& list : pool.lists) {
        for (std::size_t i = 0; i < list.documents.size(); ++i) {
            double& score = fused[list.documents[i]];
            score = better(score, list.scores[i]);
        }
    }
}

void maximum(const Pool& pool, const FusionArguments&, FusionScratch&, std::span<double> fused) {
    choose(pool, fused, -std::numeric_limits<double>::infinity(),
           [](double a, double b) { return std::max(a, b); });
}

void minimum(const Pool& pool, const FusionArguments&, FusionScratch&, std::span<double> fused) {
    choose(pool, fused, std::numeric_limits<double>::infinity(),
           [](double a, double b) { return std::min(a, b); });
}

void median(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
            std::span<double> fused) {
    const std::span<const std::uint32_t> counts = voices(pool, scratch);
    Contributions scores(pool, scratch.numbers, std::numeric_limits<double>::infinity());
    for (std::size_t run = 0; run < pool.lists.size(); ++run)
        scores.fill(run, pool.lists[run], score_of);
    scores.sort();  // what is absent is infinite and comes last
    for (std::size_t document = 0; document < fused.size(); ++document) {
        const std::size_t middle = counts[document] / 2;
        const double upper = scores.plane(middle)[document];
        fused[document] =
            counts[document] % 2 == 1 ? upper : (scores.plane(middle - 1)[document] + upper) / 2;
    }
}

/// The sum times `factor(n)`, n being one of `counts` for each document.
template <class Factor>
void sum_times(const Pool& pool, FusionScratch& scratch, std::span<const std::uint32_t> counts,
               std::span<double> fused, Factor factor) {
    sum_contributions(pool, scratch, fused, score_of);
    for (std::size_t document = 0; document < fused.size(); ++document)
        fused[document] = factor(fused[document], static_cast<double>(counts[document]));
}

void anz(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
         std::span<double> fused) {
    sum_times(pool, scratch, voices(pool, scratch), fused,
              [](double sum, double n) { return sum / n; });
}

void mnz(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
         std::span<double> fused) {
    sum_times(pool, scratch, pool.holders, fused, [](double sum, double n) { return sum * n; });
}

void gmnz(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
          std::span<double> fused) {
    const double gamma = arguments.numbers[0];
    sum_times(pool, scratch, pool.holders, fused,
              [gamma](double sum, double n) { return sum * std::pow(n, gamma); });
}

}  // namespace

std::vector<FusionMethod> combination() {
    const FusionParameter gamma = {.name = "gamma",
                                   .default_value = std::nullopt,
                                   .minimum = 0,
                                   .meaning = "how much agreement counts: 0 is combsum, 1 combmnz",
                                   .grid = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1}};
    return {
        {.name = "combsum",
         .aliases = {"sum", "comb_sum"},
         .summary = "sum of the scores",
         .definition = "The sum of s over the runs that have the document.",
         .citation = fox_and_shaw,
         .fuse = sum},
        {.name = "combmax",
         .aliases = {"max", "comb_max"},
         .summary = "highest score",
         .definition = "The highest s of the runs that have the document.",
         .citation = fox_and_shaw,
         .fuse = maximum},
        {.name = "combmin",
         .aliases = {"min", "comb_min"},
         .summary = "lowest score",
         .definition = "The lowest s of the runs that have the document; --missing zero makes a "
                       "run that lacks it count as 0.",
         .citation = fox_and_shaw,
         .fuse = minimum},
        {.name = "combmed",
         .aliases = {"med", "comb_med"},
         .summary = "median score",
         .definition = "The median s of the runs that have the document, of an even number the "
                       "mean of the middle two.",
         .citation = fox_and_shaw,
         .differs = "polyfuse's is wrong for nearly every document.",
         .fuse = median},
        {.name = "combanz",
         .aliases = {"anz", "comb_anz"},
         .summary = "mean score of the runs that have the document",
         .definition = "The sum of s divided by n, the number of runs that have the document.",
         .citation = fox_and_shaw,
         .fuse = anz},
        {.name = "combmnz",
         .aliases = {"mnz", "comb_mnz"},
         .summary = "sum of the scores times the number of runs",
         .definition = "The sum of s times n, the number of runs that have the document. With "
                       "min-max the last document of a list adds 0 to the sum and 1 to n.",
         .citation = fox_and_shaw,
         .fuse = mnz},
        {.name = "combgmnz",
         .aliases = {"gmnz", "comb_gmnz"},
         .summary = "sum of the scores times a power of the number of runs",
         .definition = "The sum of s times n^gamma, n being the number of runs that have the "
                       "document.",
         .citation = "Lee, Analyses of multiple evidence combination, SIGIR 1997",
         .parameters = {gamma},
         .fuse = gmnz},
        {.name = "average",
         .aliases = {"avg"},
         .summary = "mean score of all runs",
         .definition = "The sum of s over the runs that have the document, divided by the number "
                       "of all runs: combsum's order in another scale.",
         .citation = "Anserini and Pyserini, method average",
         .fuse = average}};
}

}  // namespace rankline
