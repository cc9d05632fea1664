// SPDX-License-Identifier: MIT
#include <rankline/stats/bootstrap.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include <rankline/base/error.hpp>
#include <rankline/parallel/parallel.hpp>
#include <rankline/stats/random.hpp>
#include <rankline/stats/sample.hpp>

namespace rankline {

namespace {

[[noreturn]] void fail(const char* message) { throw Error(ErrorKind::usage, message); }

void check(std::span<const double> values, std::size_t columns, const BootstrapSettings& settings) {
    if (settings.replicates < 1 || settings.replicates > std::numeric_limits<std::uint32_t>::max())
        fail("a bootstrap takes from 1 to 4294967295 replicates");
    if (!(settings.confidence > 0 && settings.confidence < 1))
        fail("the confidence of an interval is between 0 and 1");
    if (columns == 0 ? !values.empty() : values.size() % columns != 0)
        fail("the values of a bootstrap are not whole rows");
    if (!std::all_of(values.begin(), values.end(),
                     [](double value) { return std::isfinite(value); }))
        fail("a value to bootstrap is not a number");
}

/// Sums the columns over as many queries as there are, drawn with replacement.
void sum_resampled(std::span<const double> values, std::size_t queries, RandomStream random,
                   std::span<double> sums) {
    std::fill(sums.begin(), sums.end(), 0.0);
    for (std::size_t draw = 0; draw < queries; ++draw) {
        const double* const row = values.data() + random.below(queries) * sums.size();
        for (std::size_t column = 0; column < sums.size(); ++column) sums[column] += row[column];
    }
}

}  // namespace

std::vector<Interval> bootstrap_means(std::span<const double> values, std::size_t columns,
                                      const BootstrapSettings& settings) {
    check(values, columns, settings);
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    std::vector<Interval> intervals(columns, Interval{.lower = nan, .upper = nan});
    if (values.empty()) return intervals;

    const std::size_t queries = values.size() / columns;
    const std::size_t replicates = settings.replicates;
    const unsigned threads = thread_count(settings.threads);
    std::vector<std::vector<double>> sums(threads, std::vector<double>(columns));
    std::vector<double> means(columns * replicates);  // column by column
    for_each_index(replicates, threads, [&](std::size_t replicate, unsigned worker) {
        sum_resampled(values, queries,
                      RandomStream(settings.seed, RandomPurpose::bootstrap,
                                   static_cast<std::uint32_t>(replicate)),
                      sums[worker]);
        for (std::size_t column = 0; column < columns; ++column) {
            means[column * replicates + replicate] =
                sums[worker][column] / static_cast<double>(queries);
        }
    });
    for_each_index(columns, threads, [&](std::size_t column, unsigned) {
        const auto of_column = std::span(means).subspan(column * replicates, replicates);
        std::sort(of_column.begin(), of_column.end());
        const double tail = (1 - settings.confidence) / 2;
        intervals[column] = {.lower = quantile(of_column, tail),
                             .upper = quantile(of_column, 1 - tail)};
    });
    return intervals;
}

Interval bootstrap_mean(std::span<const double> values, const BootstrapSettings& settings) {
    return bootstrap_means(values, 1, settings).front();
}

}  // namespace rankline
