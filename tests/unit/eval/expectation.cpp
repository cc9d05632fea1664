// SPDX-License-Identifier: MIT
#include <rankline/eval/expectation.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

using namespace rankline;
using doctest::Approx;

TEST_CASE("expectation: means by weight, and the standard error of a sample") {
    // 1, 2, 3, 6: mean 3, squared differences 4 + 1 + 0 + 9 = 14, variance 14/3, of the mean 14/12.
    Expectation sample(2);
    for (const double number : {1.0, 2.0, 3.0, 6.0})
        sample.add(std::vector<double>{number, 0.1}, 1);
    CHECK(sample.means()[0] == Approx(3));
    CHECK(sample.variance_of_mean(0) == Approx(14.0 / 12));
    CHECK(sample.means()[1] == 0.1);
    CHECK(sample.variance_of_mean(1) == 0);

    Expectation weighted(1);
    weighted.add(std::vector<double>{4}, 0.25);
    weighted.add(std::vector<double>{9}, 0);
    weighted.add(std::vector<double>{8}, 0.75);
    CHECK(weighted.means()[0] == 7);
}

TEST_CASE("expectation: one number has no standard error") {
    Expectation sample(1);
    sample.add(std::vector<double>{4}, 1);
    CHECK(std::isnan(sample.variance_of_mean(0)));
}
