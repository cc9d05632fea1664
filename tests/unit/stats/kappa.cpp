// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>
#include <vector>

#include <rankline/stats/kappa.hpp>

using namespace rankline;

namespace {

/// Rows are the first judge's grades 0, 1, 2, ..., columns the second's.
Agreement agreement_of(const std::vector<std::vector<std::uint64_t>>& table) {
    ConfusionMatrix counts;
    for (std::size_t first = 0; first < table.size(); ++first) {
        for (std::size_t second = 0; second < table.size(); ++second) {
            if (table[first][second] == 0) continue;
            counts[{static_cast<double>(first), static_cast<double>(second)}] =
                table[first][second];
        }
    }
    return agreement(counts);
}

}  // namespace

TEST_CASE("kappa and linear kappa as SAS prints them") {
    // The printout of SAS that statsmodels is tested against (test_inter_rater.py, table10).
    const Agreement sas = agreement_of({{0, 4, 1}, {0, 8, 0}, {0, 1, 5}});
    CHECK(sas.cases == 19);
    CHECK(sas.raw == doctest::Approx(13.0 / 19));
    CHECK(std::round(sas.kappa * 10000) == 4842);
    CHECK(std::round(sas.linear_kappa * 10000) == 4701);
    // By hand: observed 4 + 4 + 1 = 9 of 19; by chance (1 * 5 * 13 + 4 * 5 * 6 + 1 * 8 * 6 +
    // 1 * 6 * 13) / 361 = 311 / 361.
    CHECK(sas.quadratic_kappa == doctest::Approx(1 - 9.0 / 19 * 361 / 311));
}

TEST_CASE("all three kappas as R's irr computes them") {
    // Raters 2 and 3 of irr's data set anxiety, as quoted by statsmodels' test_cohens_kappa_irr;
    // values 1, 2, 3, 4 and 6, of which irr takes the place in this list for a number.
    const std::vector<int> raters = {3, 3, 3, 4, 5, 5, 2, 3, 5, 2, 2, 6, 1, 5, 2, 2, 1, 2, 4, 3,
                                     3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4,
                                     2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2};
    const auto place = [](int value) { return value == 6 ? 5.0 : static_cast<double>(value); };
    ConfusionMatrix counts;
    for (std::size_t i = 0; i < 20; ++i) ++counts[{place(raters[20 + i]), place(raters[40 + i])}];
    const Agreement irr = agreement(counts);
    CHECK(irr.kappa == doctest::Approx(-0.006289308).epsilon(1e-6));
    CHECK(irr.linear_kappa == doctest::Approx(0.1459075).epsilon(1e-6));
    CHECK(irr.quadratic_kappa == doctest::Approx(0.2520325).epsilon(1e-6));
}

TEST_CASE("two grades: all kappas are one") {
    // By hand: raw 0.7, by chance 0.6 * 0.5 + 0.4 * 0.5 = 0.5.
    const Agreement two = agreement_of({{4, 2}, {1, 3}});
    CHECK(two.kappa == doctest::Approx(0.4));
    CHECK(two.linear_kappa == doctest::Approx(0.4));
    CHECK(two.quadratic_kappa == doctest::Approx(0.4));
}

TEST_CASE("weights are distances of numbers, also past a grade that nobody gave") {
    // By hand: observed 3 + 1 + 2 + 3 = 9 of 4; by chance (0, 0, 3, 3 against 0, 1, 1, 3):
    // (2 * (0 + 1 + 1 + 3) + 2 * (3 + 2 + 2 + 0)) / 16 = 24 / 16.
    const ConfusionMatrix counts = {{{0, 3}, 1}, {{0, 1}, 1}, {{3, 1}, 1}, {{3, 0}, 1}};
    CHECK(agreement(counts).linear_kappa == doctest::Approx(1 - (9.0 / 4) / (24.0 / 16)));
    // squared: observed 9 + 1 + 4 + 9 = 23; by chance (2 * (0 + 1 + 1 + 9) + 2 * (9 + 4 + 4)) / 16.
    CHECK(agreement(counts).quadratic_kappa == doctest::Approx(1 - (23.0 / 4) / (56.0 / 16)));
}

TEST_CASE("agreement that is certain, impossible or of nothing") {
    const Agreement none = agreement({});
    CHECK(none.cases == 0);
    CHECK(std::isnan(none.raw));
    CHECK(std::isnan(none.kappa));
    const Agreement certain = agreement({{{0.1, 0.1}, 7}});
    CHECK(certain.raw == 1);
    CHECK(std::isnan(certain.kappa));
    CHECK(std::isnan(certain.linear_kappa));
    CHECK(std::isnan(certain.quadratic_kappa));
    const Agreement apart = agreement({{{0, 1}, 7}});
    CHECK(apart.raw == 0);
    CHECK(apart.kappa == 0);
    CHECK(apart.quadratic_kappa == 0);
    const Agreement perfect = agreement_of({{3, 0}, {0, 4}});
    CHECK(perfect.kappa == 1);
    CHECK(perfect.linear_kappa == 1);
}
