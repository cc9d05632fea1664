// SPDX-License-Identifier: MIT
#include <rankline/fusion/contributions.hpp>
#include <rankline/fusion/training.hpp>

namespace rankline {

namespace {

/// Of the documents that stood at each position, the share that is relevant.
std::vector<double> shares_by_position(const TrainingSet& training, std::size_t run) {
    std::vector<double> relevant;
    std::vector<double> documents;
    for (const TrainingQuery& query : training.queries) {
        const std::span<const double> ranks = query.pool.lists[run].ranks;
        visit_held(query, run, [&](std::size_t i, double grade) {
            const std::size_t position = position_of(ranks[i]);
            if (position >= documents.size()) {
                relevant.resize(position + 1);
                documents.resize(position + 1);
            }
            relevant[position] += training.relevant(grade) ? 1 : 0;
            documents[position] += 1;
        });
    }
    for (std::size_t position = 0; position < documents.size(); ++position) {
        if (documents[position] > 0) relevant[position] /= documents[position];
    }
    return relevant;
}

FusionModel train_posfuse(const TrainingSet& training, const std::vector<double>&) {
    return train_runs(training, [&](std::size_t run) { return shares_by_position(training, run); });
}

void posfuse(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
             std::span<double> fused) {
    sum_run_contributions(pool, scratch, fused,
                          [&](std::size_t run, const RankedList& list, std::size_t i) {
                              return entry(arguments.model.tables[run], position_of(list.ranks[i]));
                          });
}

/// The mean of the shares from position `first` to `last`, with 0 behind the deepest.
double mean_share(std::span<const double> shares, std::size_t first, std::size_t last) {
    double sum = 0;
    for (std::size_t position = first; position < std::min(last + 1, shares.size()); ++position)
        sum += shares[position];
    return sum / static_cast<double>(last - first + 1);
}

std::size_t window_start(std::size_t position, std::size_t reach) {
    return position < reach ? 0 : position - reach;
}

/// A table of two halves: the shares, and their means over the whole window around each position.
/// A window that the end of a list clips depends on the list; all others are here, so that fusing
/// does not add up a window per document. Differences of running sums would be as fast, but round
/// where equal means must stay equal.
std::vector<double> shares_and_means(std::vector<double> shares, std::size_t reach) {
    const std::size_t half = shares.size() + reach;  // where a window still touches a share
    shares.resize(half);
    std::vector<double> table = shares;
    for (std::size_t position = 0; position < half; ++position)
        table.push_back(mean_share(shares, window_start(position, reach), position + reach));
    return table;
}

FusionModel train_slidefuse(const TrainingSet& training, const std::vector<double>& numbers) {
    const auto reach = static_cast<std::size_t>(numbers[0]);
    return train_runs(training, [&](std::size_t run) {
        return shares_and_means(shares_by_position(training, run), reach);
    });
}

double slide(const std::vector<double>& table, std::size_t reach, std::size_t position,
             std::size_t length) {
    const std::size_t half = table.size() / 2;
    if (position >= half) return 0;
    if (position + reach < length) return table[half + position];
    // A document that --missing puts behind the list is where the list ends.
    return mean_share(std::span(table).first(half), window_start(position, reach),
                      std::max(length, position + 1) - 1);
}

void slidefuse(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
               std::span<double> fused) {
    const auto reach = static_cast<std::size_t>(arguments.numbers[0]);
    sum_run_contributions(
        pool, scratch, fused, [&](std::size_t run, const RankedList& list, std::size_t i) {
            return slide(arguments.model.tables[run], reach, position_of(list.ranks[i]), list.held);
        });
}

}  // namespace

std::vector<FusionMethod> position_probabilities() {
    return {
        {.name = "posfuse",
         .summary = "each run's probability of relevance at the rank",
         .definition = "The sum over the runs that have the document of P(r): of the training "
                       "queries for which the run reaches rank r, the share with a relevant "
                       "document there. 0 at ranks deeper than any trained on. Unjudged documents "
                       "are not relevant; queries without a relevant document count.",
         .citation = "Lillis, Zhang, Toolan, Collier, Leonard and Dunnion, Estimating "
                     "probabilities for effective data fusion, SIGIR 2010",
         .reads = FusionReads::ranks,
         .train = train_posfuse,
         .fits = [](const std::vector<double>&) { return true; },
         .fuse = posfuse},
        {.name = "slidefuse",
         .summary = "each run's probability of relevance around the rank",
         .definition = "The sum over the runs that have the document of the mean of P from rank "
                       "r - w to r + w, clipped to the list; P as in posfuse.",
         .citation = "Lillis, Toolan, Collier and Dunnion, Extending probabilistic data fusion "
                     "using sliding windows, ECIR 2008",
         .reads = FusionReads::ranks,
         .parameters = {{.name = "w",
                         .default_value = 5,
                         .minimum = 0,
                         .maximum = 1000,
                         .whole = true,
                         .meaning = "ranks on each side that are looked at",
                         .grid = {1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50, 100}}},
         .train = train_slidefuse,
         .fits = [](const std::vector<double>& table) { return table.size() % 2 == 0; },
         .fuse = slidefuse}};
}

}  // namespace rankline
