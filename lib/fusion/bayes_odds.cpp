// SPDX-License-Identifier: MIT
#include <array>
#include <cmath>

#include <rankline/fusion/contributions.hpp>
#include <rankline/fusion/training.hpp>

namespace rankline {

namespace {

/// Where trec_eval's rank levels end, which the paper learns from. What is deeper is a bin as well.
constexpr std::array<std::size_t, 9> bin_ends = {5, 10, 15, 20, 30, 100, 200, 500, 1000};
constexpr std::size_t bins = bin_ends.size() + 1;

std::size_t bin_at(std::size_t position) {
    return static_cast<std::size_t>(std::upper_bound(bin_ends.begin(), bin_ends.end(), position) -
                                    bin_ends.begin());
}

double log_odds(double probability) { return std::log(probability / (1 - probability)); }

std::vector<double> log_odds_by_bin(const TrainingSet& training, std::size_t run, double floor) {
    std::array<double, bins> relevant{};
    std::array<double, bins> documents{};
    for (const TrainingQuery& query : training.queries) {
        const std::span<const double> ranks = query.pool.lists[run].ranks;
        visit_held(query, run, [&](std::size_t i, double grade) {
            const std::size_t bin = bin_at(position_of(ranks[i]));
            relevant[bin] += training.relevant(grade) ? 1 : 0;
            documents[bin] += 1;
        });
    }
    std::vector<double> odds;
    for (std::size_t bin = 0; bin < bins; ++bin) {
        const double share = documents[bin] > 0 ? relevant[bin] / documents[bin] : 0;
        odds.push_back(log_odds(std::clamp(share, floor, 1 - floor)));
    }
    return odds;
}

FusionModel train_bayesfuse(const TrainingSet& training, const std::vector<double>& numbers) {
    return train_runs(training,
                      [&](std::size_t run) { return log_odds_by_bin(training, run, numbers[0]); });
}

void bayesfuse(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
               std::span<double> fused) {
    Contributions odds(pool, scratch.numbers, log_odds(arguments.numbers[0]));
    for (std::size_t run = 0; run < pool.lists.size(); ++run) {
        const std::vector<double>& table = arguments.model.tables[run];
        odds.fill(run, pool.lists[run], [&](const RankedList& list, std::size_t i) {
            return table[bin_at(position_of(list.ranks[i]))];
        });
    }
    odds.sum(fused);
}

}  // namespace

std::vector<FusionMethod> bayes_odds() {
    return {{.name = "bayesfuse",
             .summary = "the log odds of relevance at the rank, as if runs were independent",
             .definition =
                 "The sum over all runs of ln(p / (1 - p)). p is the share of relevant documents "
                 "among those that the run had, for all training queries, in the bin of r; bins "
                 "end at rank 5, 10, 15, 20, 30, 100, 200, 500 and 1000, and the last has no end. "
                 "p is kept between the floor and 1 - floor, and is the floor where the run lacks "
                 "the document or had nothing in the bin. Unjudged documents are not relevant; "
                 "queries without a relevant document count.",
             .citation = "Aslam and Montague, Models for metasearch, SIGIR 2001",
             .differs =
                 "ranx uses the floor only for p = 0, so that a bin with few relevant documents "
                 "falls below one with none; divides by the width of a bin where a list ends "
                 "inside it, too; and reads beyond its table at ranks deeper than 1000.",
             .reads = FusionReads::ranks,
             .parameters = {{.name = "floor",
                             .default_value = 0.001,
                             .minimum = 1e-12,
                             .maximum = 0.5,
                             .meaning = "the least probability of relevance",
                             .grid = {0.00001, 0.0001, 0.001, 0.01}}},
             .train = train_bayesfuse,
             .fits = [](const std::vector<double>& table) { return table.size() == bins; },
             .fuse = bayesfuse}};
}

}  // namespace rankline
