// SPDX-License-Identifier: MIT
#include <rankline/stats/sample.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace rankline;

TEST_CASE("sample: quantiles are NumPy's") {
    // numpy 1.24.2: percentile([0.3, 0.1, 0.4, 0.15, 0.9, 0.2, 0.65], q) for q of 0, 5, 25, 50, 90
    // and 100 is 0.1, 0.115, 0.175, 0.3, 0.75, 0.9.
    std::vector<double> values{0.3, 0.1, 0.4, 0.15, 0.9, 0.2, 0.65};
    std::sort(values.begin(), values.end());
    CHECK(quantile(values, 0) == 0.1);
    CHECK(quantile(values, 0.05) == doctest::Approx(0.115).epsilon(1e-12));
    CHECK(quantile(values, 0.25) == doctest::Approx(0.175).epsilon(1e-12));
    CHECK(quantile(values, 0.5) == 0.3);
    CHECK(quantile(values, 0.9) == doctest::Approx(0.75).epsilon(1e-12));
    CHECK(quantile(values, 1) == 0.9);
}

TEST_CASE("sample: between two values a quantile is as far as its share") {
    const std::vector<double> values{2, 6};
    CHECK(quantile(values, 0.25) == 3);
    CHECK(quantile(values, 0.5) == 4);
    CHECK(quantile(std::vector<double>{7}, 0.9) == 7);
}

TEST_CASE("sample: the deviation is with n - 1") {
    // By hand: the deviations of 2, 4, 9 from 5 are -3, -1, 4, their squares sum up to 26, and half
    // of that is 13.
    const std::vector<double> values{2, 4, 9};
    CHECK(sample_mean(values) == 5);
    CHECK(sample_deviation(values, 5) == doctest::Approx(std::sqrt(13.0)).epsilon(1e-15));
    // numpy 1.24.2: std([0.3, 0.1, 0.4, 0.15, 0.9, 0.2, 0.65], ddof=1)
    const std::vector<double> others{0.3, 0.1, 0.4, 0.15, 0.9, 0.2, 0.65};
    CHECK(sample_deviation(others, sample_mean(others)) ==
          doctest::Approx(0.2925666387256724).epsilon(1e-14));
}

TEST_CASE("sample: equal values deviate by nothing, a single one by what is not known") {
    const std::vector<double> equal(3, 0.1);
    CHECK(sample_mean(equal) == 0.1);
    CHECK(sample_deviation(equal, 0.1) == 0);
    CHECK(std::isnan(sample_deviation(std::vector<double>{0.1}, 0.1)));
    // Squares of deviations of 1e-200 are too small for a double.
    CHECK(sample_deviation(std::vector<double>{0, 2e-200}, 1e-200) ==
          doctest::Approx(std::sqrt(2.0) * 1e-200).epsilon(1e-12));
}
