// SPDX-License-Identifier: MIT
#include <rankline/stats/paired_test.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include "../complaint.hpp"
#include "values.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

const Values a{0.31, 0.52, 0.11, 0.93, 0.44, 0.27, 0.68, 0.75};
const Values b{0.29, 0.41, 0.15, 0.81, 0.36, 0.30, 0.52, 0.70};

}  // namespace

TEST_CASE("paired t-test: SciPy's figures") {
    // scipy 1.10.1: r = scipy.stats.ttest_rel(a, b); r.confidence_interval(0.99);
    // d = numpy.subtract(a, b); d.mean(), d.mean() / d.std(ddof=1)
    // SciPy's quantile for 0.95 is off in its tenth digit (cephes' stdtrit). That interval is of
    // mpmath 1.3 with 40 digits: t = 2.3646242515927853 solves betainc(7/2, 1/2, 0, 7 / (7 + t^2),
    // regularized=True) = 0.05.
    const PairedTest test = paired_t_test(a, b);
    CHECK(test.pairs == 8);
    CHECK(test.degrees_of_freedom == 7);
    CHECK(test.mean_difference == close_to(0.058750000000000024));
    CHECK(test.t == close_to(2.3079338665451083));
    CHECK(test.p == close_to(0.05435198842300131));
    CHECK(test.lower == close_to(-0.0014430916629932781));
    CHECK(test.upper == close_to(0.11894309166299328));
    CHECK(test.effect_size == close_to(0.8159778437820672));
    const PairedTest wider = paired_t_test(a, b, 0.99);
    CHECK(wider.lower == close_to(-0.030331687607933783));
    CHECK(wider.upper == close_to(0.14783168760793383));
    CHECK(wider.p == test.p);
}

TEST_CASE("paired t-test: exchanging the systems changes the signs alone") {
    const PairedTest one = paired_t_test(a, b);
    const PairedTest other = paired_t_test(b, a);
    CHECK(other.t == -one.t);
    CHECK(other.p == one.p);
    CHECK(other.lower == -one.upper);
    CHECK(other.effect_size == -one.effect_size);
}

TEST_CASE("paired t-test: two pairs, one degree of freedom") {
    // p: scipy.stats.ttest_rel([1, 0.3], [0.5, 0.2]). With one degree of freedom the quantile is
    // tan(0.475 pi) = 12.706204736174705; the mean is 0.3 and its standard error 0.2.
    const PairedTest test = paired_t_test(Values{1, 0.3}, Values{0.5, 0.2});
    CHECK(test.t == close_to(1.5));
    CHECK(test.p == close_to(0.3743340836219976));
    CHECK(test.lower == close_to(0.3 - 0.2 * 12.706204736174705));
    CHECK(test.upper == close_to(0.3 + 0.2 * 12.706204736174705));
}

TEST_CASE("paired t-test: fewer than two pairs test nothing") {
    const PairedTest none = paired_t_test(Values{}, Values{});
    CHECK(none.pairs == 0);
    CHECK(none.degrees_of_freedom == 0);
    CHECK(std::isnan(none.mean_difference));
    CHECK(std::isnan(none.p));
    const PairedTest one = paired_t_test(Values{0.75}, Values{0.5});
    CHECK(one.pairs == 1);
    CHECK(one.degrees_of_freedom == 0);
    CHECK(one.mean_difference == 0.25);
    for (const double undefined : {one.t, one.p, one.lower, one.upper, one.effect_size})
        CHECK(std::isnan(undefined));
}

TEST_CASE("paired t-test: equal differences") {
    const PairedTest same = paired_t_test(a, a);
    CHECK(same.t == 0);
    CHECK(same.p == 1);
    CHECK(same.lower == 0);
    CHECK(same.upper == 0);
    CHECK(same.effect_size == 0);

    // The sum of ten times 0.1, divided by ten, is not 0.1: no deviation may come of it.
    const PairedTest shifted = paired_t_test(Values(10, 0), Values(10, 0.1));
    CHECK(shifted.mean_difference == -0.1);
    CHECK(shifted.t == -infinity);
    CHECK(shifted.p == 0);
    CHECK(shifted.lower == -0.1);
    CHECK(shifted.upper == -0.1);
    CHECK(shifted.effect_size == -infinity);
}

TEST_CASE("paired t-test: the unit of the measure does not matter, however small") {
    Values tiny_a(a);
    Values tiny_b(b);
    for (double& value : tiny_a) value = std::ldexp(value, -800);
    for (double& value : tiny_b) value = std::ldexp(value, -800);
    CHECK(paired_t_test(tiny_a, tiny_b).t == paired_t_test(a, b).t);
    CHECK(paired_t_test(tiny_a, tiny_b).p == paired_t_test(a, b).p);
}

TEST_CASE("paired t-test: what cannot be tested is told") {
    const auto error_of = [](const Values& first, const Values& second, double confidence) {
        return complaint_of(ErrorKind::usage,
                            [&] { (void)paired_t_test(first, second, confidence); });
    };
    CHECK(error_of({1, 2}, {1}, 0.95) == "a paired test of 2 and 1 values");
    CHECK(error_of({1, not_a_number}, {1, 2}, 0.95) == "the difference of pair 2 is not a number");
    CHECK(error_of({1, 2}, {not_a_number, 2}, 0.95) == "the difference of pair 1 is not a number");
    CHECK(error_of({1, infinity}, {1, infinity}, 0.95) ==
          "the difference of pair 2 is not a number");
    for (const double confidence : {0.0, 1.0, -0.5, 95.0, not_a_number})
        CHECK(mentions(error_of({1, 2}, {1, 1}, confidence), "between 0 and 1"));
}
