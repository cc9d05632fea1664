// SPDX-License-Identifier: MIT
#include <rankline/stats/bootstrap.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "../complaint.hpp"
#include "values.hpp"

using namespace rankline;
using namespace rankline::test;

TEST_CASE("bootstrap: agrees with SciPy's resampling") {
    // scipy 1.10.1: v = [k * k % 17 / 17 for k in range(1, 51)]; scipy.stats.bootstrap((v,),
    // numpy.mean, n_resamples=200000, method="percentile", confidence_level=0.95, random_state=1)
    // gives (0.38824, 0.57176), at 0.8 (0.42, 0.54), with a standard error of 0.0467. The standard
    // deviation of an end over 20000 replicates is 0.019 standard errors; five of them are 0.0045.
    BootstrapSettings settings{.replicates = 20000, .confidence = 0.95, .seed = 5};
    const Interval wide = bootstrap_mean(quadratic_residues(), settings);
    CHECK(std::abs(wide.lower - 0.38824) < 0.0045);
    CHECK(std::abs(wide.upper - 0.57176) < 0.0045);
    settings.confidence = 0.8;
    const Interval narrow = bootstrap_mean(quadratic_residues(), settings);
    CHECK(std::abs(narrow.lower - 0.42) < 0.0045);
    CHECK(std::abs(narrow.upper - 0.54) < 0.0045);
}

TEST_CASE("bootstrap: three values, all resamples by hand") {
    // Of the 27 resamples of {0, 0, 1} 8 have mean 0, 12 have 1/3, 6 have 2/3, 1 has 1, so the
    // means reach up to 30 %, 74 %, 96 % and 100 %.
    const Values values{0, 0, 1};
    const Interval wide = bootstrap_mean(values, {.confidence = 0.8, .seed = 1});
    CHECK(wide.lower == 0);
    CHECK(wide.upper == doctest::Approx(2.0 / 3));
    const Interval narrow = bootstrap_mean(values, {.confidence = 0.2, .seed = 1});
    CHECK(narrow.lower == doctest::Approx(1.0 / 3));
    CHECK(narrow.upper == doctest::Approx(1.0 / 3));
}

TEST_CASE("bootstrap: quantiles lie between neighbours") {
    // Two replicates: an interval at level c is the share c of the way between their means.
    const auto width = [](double confidence) {
        const Interval interval =
            bootstrap_mean(quadratic_residues(), {.replicates = 2, .confidence = confidence});
        return interval.upper - interval.lower;
    };
    CHECK(width(0.8) > 0);
    CHECK(width(0.8) == doctest::Approx(2 * width(0.4)).epsilon(1e-9));
}

TEST_CASE("bootstrap: the bits do not depend on the threads, but on the seed") {
    const Values values = quadratic_residues();
    const Interval alone = bootstrap_mean(values, {.seed = 9, .threads = 1});
    for (const unsigned threads : {0U, 2U, 5U}) {
        const Interval together = bootstrap_mean(values, {.seed = 9, .threads = threads});
        CHECK(together.lower == alone.lower);
        CHECK(together.upper == alone.upper);
    }
    // Two replicates, since ends of many fall on few values: here the means are sums of 17ths.
    const Interval one = bootstrap_mean(values, {.replicates = 2, .seed = 1});
    const Interval other = bootstrap_mean(values, {.replicates = 2, .seed = 2});
    CHECK((one.lower != other.lower || one.upper != other.upper));
}

TEST_CASE("bootstrap: columns see the same queries, each as if it were alone") {
    const Values first = quadratic_residues();
    Values rows;
    Values mirrored;
    for (const double value : first) {
        mirrored.push_back(1 - value);
        rows.insert(rows.end(), {value, 1 - value});
    }
    const BootstrapSettings settings{.replicates = 500, .seed = 3, .threads = 2};
    const std::vector<Interval> intervals = bootstrap_means(rows, 2, settings);
    REQUIRE(intervals.size() == 2);
    CHECK(intervals[1].lower == doctest::Approx(1 - intervals[0].upper).epsilon(1e-12));
    CHECK(intervals[1].upper == doctest::Approx(1 - intervals[0].lower).epsilon(1e-12));
    CHECK(intervals[0].lower == bootstrap_mean(first, settings).lower);
    CHECK(intervals[1].upper == bootstrap_mean(mirrored, settings).upper);
}

TEST_CASE("bootstrap: one query, no query, no column") {
    const Interval one = bootstrap_mean(Values{0.3}, {});
    CHECK(one.lower == 0.3);
    CHECK(one.upper == 0.3);
    const Interval none = bootstrap_mean(Values{}, {});
    CHECK(std::isnan(none.lower));
    CHECK(std::isnan(none.upper));
    CHECK(bootstrap_means(Values{}, 3, {}).size() == 3);
    CHECK(bootstrap_means(Values{}, 0, {}).empty());
}

TEST_CASE("bootstrap: what cannot be resampled is told") {
    const auto error_of = [](const Values& values, std::size_t columns,
                             const BootstrapSettings& settings) {
        return complaint_of(ErrorKind::usage,
                            [&] { (void)bootstrap_means(values, columns, settings); });
    };
    CHECK(mentions(error_of({1, not_a_number}, 1, {}), "not a number"));
    CHECK(mentions(error_of({1, HUGE_VAL}, 1, {}), "not a number"));
    CHECK(mentions(error_of({1, 2, 3}, 2, {}), "whole rows"));
    CHECK(mentions(error_of({1, 2, 3}, 0, {}), "whole rows"));
    CHECK(mentions(error_of({1}, 1, {.replicates = 0}), "replicates"));
    CHECK(mentions(error_of({1}, 1, {.replicates = 1ULL << 32}), "replicates"));
    for (const double confidence : {0.0, 1.0, not_a_number})
        CHECK(mentions(error_of({1}, 1, {.confidence = confidence}), "between 0 and 1"));
}
