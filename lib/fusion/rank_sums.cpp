// SPDX-License-Identifier: MIT
#include <cmath>

#include <rankline/fusion/contributions.hpp>
#include <rankline/fusion/method.hpp>

namespace rankline {

namespace {

constexpr const char* mourao =
    "Mourao, Martins and Magalhaes, Inverse square rank fusion for multimodal search, CBMI 2014";

void rbc(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
         std::span<double> fused) {
    const double phi = arguments.numbers[0];
    sum_contributions(pool, scratch, fused, [phi](const RankedList& list, std::size_t i) {
        return list.weight * (1 - phi) * std::pow(phi, list.ranks[i] - 1);
    });
}

/// The sum of w / r^2, times `factor` of the number of runs that have the document.
template <class Factor>
void inverse_squares(const Pool& pool, FusionScratch& scratch, std::span<double> fused,
                     Factor factor) {
    sum_contributions(pool, scratch, fused, [](const RankedList& list, std::size_t i) {
        return list.weight / (list.ranks[i] * list.ranks[i]);
    });
    for (std::size_t document = 0; document < fused.size(); ++document)
        fused[document] *= factor(static_cast<double>(pool.holders[document]));
}

void isr(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
         std::span<double> fused) {
    inverse_squares(pool, scratch, fused, [](double n) { return n; });
}

void log_isr(const Pool& pool, const FusionArguments&, FusionScratch& scratch,
             std::span<double> fused) {
    inverse_squares(pool, scratch, fused, [](double n) { return std::log(n); });
}

void logn_isr(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
              std::span<double> fused) {
    const double sigma = arguments.numbers[0];
    inverse_squares(pool, scratch, fused, [sigma](double n) { return std::log(n + sigma); });
}

}  // namespace

std::vector<FusionMethod> rank_sums() {
    return {
        {.name = "rbc",
         .aliases = {"rank-biased-centroids", "rbp"},
         .summary = "rank-biased centroids",
         .definition = "The sum over the runs that have the document of w * (1 - phi) * "
                       "phi^(r - 1).",
         .citation = "Bailey, Moffat, Scholer and Thomas, Retrieval consistency in the presence of "
                     "query variations, SIGIR 2017",
         .reads = FusionReads::ranks,
         .weighted = true,
         .parameters = {{.name = "phi",
                         .default_value = 0.8,
                         .minimum = 0,
                         .maximum = 0.999999,
                         .meaning = "how deep a reader goes; near 1 the whole list counts",
                         .grid = {0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995}}},
         .fuse = rbc},
        {.name = "isr",
         .aliases = {},
         .summary = "inverse square rank",
         .definition = "n times the sum of w / r^2 over the n runs that have the document.",
         .citation = mourao,
         .reads = FusionReads::ranks,
         .weighted = true,
         .fuse = isr},
        {.name = "log-isr",
         .aliases = {"log_isr"},
         .summary = "inverse square rank, agreement in logarithms",
         .definition = "ln(n) times the sum of w / r^2 over the n runs that have the document: 0 "
                       "for every document of a single run, as published.",
         .citation = mourao,
         .differs = "polyfuse takes ln(n + 1).",
         .reads = FusionReads::ranks,
         .weighted = true,
         .fuse = log_isr},
        {.name = "logn-isr",
         .aliases = {"logn_isr"},
         .summary = "inverse square rank, agreement in logarithms that are not 0",
         .definition = "ln(n + sigma) times the sum of w / r^2 over the n runs that have the "
                       "document.",
         .citation = mourao,
         .reads = FusionReads::ranks,
         .weighted = true,
         .parameters = {{.name = "sigma",
                         .default_value = 0.01,
                         .minimum = 0,
                         .maximum = 1,
                         .meaning = "what a document of a single run is worth",
                         .grid = {0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9,
                                  1}}},
         .fuse = logn_isr}};
}

}  // namespace rankline
