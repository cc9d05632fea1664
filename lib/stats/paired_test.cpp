// SPDX-License-Identifier: MIT
#include <rankline/stats/paired_test.hpp>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <rankline/base/error.hpp>
#include <rankline/stats/sample.hpp>

namespace rankline {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

using StudentsT = boost::math::students_t_distribution<double>;

std::vector<double> differences_of(std::span<const double> first, std::span<const double> second) {
    if (first.size() != second.size()) {
        throw Error(ErrorKind::usage, "a paired test of " + std::to_string(first.size()) + " and " +
                                          std::to_string(second.size()) + " values");
    }
    std::vector<double> differences(first.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        differences[i] = first[i] - second[i];
        if (!std::isfinite(differences[i])) {
            throw Error(ErrorKind::usage,
                        "the difference of pair " + std::to_string(i + 1) + " is not a number");
        }
    }
    return differences;
}

/// x / y where y is a standard deviation, 0 for 0 / 0.
double in_deviations(double mean, double deviation) {
    if (deviation > 0) return mean / deviation;
    return mean == 0 ? 0 : std::copysign(infinity, mean);
}

double two_sided_p(const StudentsT& distribution, double t) {
    return std::min(1.0, 2 * boost::math::cdf(complement(distribution, std::abs(t))));
}

}  // namespace

PairedTest paired_t_test(std::span<const double> first, std::span<const double> second,
                         double confidence) {
    if (!(confidence > 0 && confidence < 1))
        throw Error(ErrorKind::usage, "the confidence of an interval is between 0 and 1");
    const std::vector<double> differences = differences_of(first, second);
    const std::size_t pairs = differences.size();
    PairedTest test{.pairs = pairs,
                    .degrees_of_freedom = pairs > 0 ? pairs - 1 : 0,
                    .mean_difference = pairs > 0 ? sample_mean(differences) : nan,
                    .t = nan,
                    .p = nan,
                    .lower = nan,
                    .upper = nan,
                    .effect_size = nan};
    if (pairs < 2) return test;

    const double deviation = sample_deviation(differences, test.mean_difference);
    const double standard_error = deviation / std::sqrt(static_cast<double>(pairs));
    const StudentsT distribution(static_cast<double>(test.degrees_of_freedom));
    const double reach =
        standard_error * boost::math::quantile(complement(distribution, (1 - confidence) / 2));
    test.t = in_deviations(test.mean_difference, standard_error);
    test.p = two_sided_p(distribution, test.t);
    test.lower = test.mean_difference - reach;
    test.upper = test.mean_difference + reach;
    test.effect_size = in_deviations(test.mean_difference, deviation);
    return test;
}

}  // namespace rankline
