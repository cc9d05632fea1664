// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include <rankline/eval/measure.hpp>

namespace rankline {

/// What is given instead of a value, or besides it, where the data leave it open.
enum class Spread {
    none,
    tie_expectation,  ///< instead: the mean over all orders of documents with equal scores
    tie_range,        ///< besides: the lowest and the highest value over these orders
    residual,  ///< besides: the lowest and the highest value that judging the unjudged could give
};

/// Whether a spread of values comes as the two ends of an interval.
[[nodiscard]] constexpr bool has_ends(Spread spread) noexcept {
    return spread == Spread::tie_range || spread == Spread::residual;
}

/// Whether a measure takes part: counts stay whole numbers, texts have no mean, and what a measure
/// reads besides ranks and grades is known of the one ranking alone.
[[nodiscard]] inline bool can_spread(const Measure& measure) noexcept {
    const Aggregation aggregation = measure.record->aggregation;
    return measure.record->compute != nullptr && !measure.record->counts &&
           !measure.record->reads_ties && !measure.record->reads_judged_elsewhere &&
           (aggregation == Aggregation::mean || aggregation == Aggregation::geometric_mean);
}

/// Whether to a measure a document with a grade of 0 or less is like one without a grade.
[[nodiscard]] inline bool ignores_worthless(const Measure& measure) noexcept {
    return !measure.record->asks_if_judged && measure.params.level > 0 &&
           measure.params.gains.empty();
}

/// Values as they spread for one query and measure.
struct SpreadValue {
    double expected = 0;
    double low = 0;
    double high = 0;
    bool sampled = false;  ///< there were too many cases: the values are those of some
    double error = 0;      ///< of a sampled expectation: its standard error
};

/// Whether the values of a query are those of sampled cases, and their largest standard error.
struct Sampled {
    bool any = false;
    double error = 0;
};

/// So many orders, or ways to judge, are tried one by one; where there are more, and theory has no
/// answer, as many are sampled.
inline constexpr std::uint64_t usual_most_cases = 4096;

/// Uniform random numbers in [0, bound).
using RandomBelow = std::function<std::uint64_t(std::uint64_t bound)>;
/// The same numbers for the same query whenever it is called, from any thread.
using RandomOfQuery = std::function<RandomBelow(std::string_view qid)>;

}  // namespace rankline
