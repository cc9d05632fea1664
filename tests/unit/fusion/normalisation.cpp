// SPDX-License-Identifier: MIT
#include <rankline/fusion/normalisation.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include <rankline/base/error.hpp>

using namespace rankline;

namespace {

using Values = std::vector<double>;

Values normalised(Values scores, const NormSettings& settings, std::size_t pool = 10) {
    Values ranks;
    for (std::size_t i = 0; i < scores.size(); ++i) ranks.push_back(static_cast<double>(i + 1));
    normalise(scores, ranks, pool, settings, "q");
    return scores;
}

Values normalised(const Values& scores, Norm norm) {
    return normalised(scores, {.norm = norm, .temperature = 1, .on_constant = OnConstant::error});
}

}  // namespace

TEST_CASE("norms: the definitions, by hand") {
    const Values scores = {5, 3, 2, 2};  // mean 3, squares 4 + 0 + 1 + 1, variance 1.5
    CHECK(normalised(scores, Norm::none) == scores);
    CHECK(normalised(scores, Norm::min_max) == Values{1, 1.0 / 3, 0, 0});
    CHECK(normalised(scores, Norm::max) == Values{1, 0.6, 0.4, 0.4});
    CHECK(normalised(scores, Norm::sum) == Values{0.75, 0.25, 0, 0});
    CHECK(normalised(scores, Norm::rank) == Values{1, 0.75, 0.5, 0.25});
    CHECK(normalised(scores, Norm::borda) == Values{1, 0.9, 0.8, 0.7});
    const Values z = normalised(scores, Norm::z_score);
    CHECK(z[0] == doctest::Approx(2 / std::sqrt(1.5)).epsilon(1e-15));
    CHECK(z[3] == doctest::Approx(-1 / std::sqrt(1.5)).epsilon(1e-15));
    // (s - mean + 3 sd) / 6 sd
    const Values sigma = normalised(scores, Norm::three_sigma);
    CHECK(sigma[0] == doctest::Approx(0.5 + 2 / (6 * std::sqrt(1.5))).epsilon(1e-15));
    CHECK(sigma[1] == doctest::Approx(0.5).epsilon(1e-15));
    const Values soft = normalised({std::log(6.0), std::log(3.0), 0}, Norm::softmax);
    CHECK(soft[0] == doctest::Approx(0.6).epsilon(1e-15));
    CHECK(soft[2] == doctest::Approx(0.1).epsilon(1e-15));
}

TEST_CASE("norms: what is far from the mean is cut, however far") {
    Values scores(100, 0.0);
    scores.front() = 1000;
    const Values sigma = normalised(scores, Norm::three_sigma);
    CHECK(sigma.front() == 1);
    CHECK(sigma.back() < 0.5);
}

TEST_CASE("norms: softmax does not overflow, and the temperature flattens it") {
    const Values steep = normalised({5000, 4000}, Norm::softmax);
    CHECK(steep == Values{1, 0});
    const Values flat =
        normalised({5000, 4000}, {.norm = Norm::softmax, .temperature = 1e9, .on_constant = {}});
    CHECK(flat[0] == doctest::Approx(0.5).epsilon(1e-5));
}

TEST_CASE("norms: equal scores are worth what one says") {
    const Values same = {0.1, 0.1, 0.1};
    for (const Norm norm : {Norm::min_max, Norm::sum, Norm::z_score, Norm::three_sigma}) {
        CAPTURE(static_cast<int>(norm));
        const auto with = [&](OnConstant choice) {
            return normalised(same, {.norm = norm, .temperature = 1, .on_constant = choice});
        };
        CHECK(with(OnConstant::zero) == Values(3, 0));
        CHECK(with(OnConstant::half) == Values(3, 0.5));
        CHECK(with(OnConstant::one) == Values(3, 1));
        CHECK(with(OnConstant::keep) == same);
        CHECK_THROWS_AS(with(OnConstant::error), Error);
    }
}

TEST_CASE("norms: what has no meaning is refused") {
    const double inf = std::numeric_limits<double>::infinity();
    for (const Norm norm : {Norm::min_max, Norm::max, Norm::sum, Norm::z_score, Norm::softmax}) {
        CHECK_THROWS_AS(normalised({inf, 1}, norm), Error);
        CHECK_THROWS_AS(normalised({1, -inf}, norm), Error);
    }
    CHECK(normalised({inf, 1}, Norm::none) == Values{inf, 1});
    // Dividing by a negative maximum would turn the order round.
    CHECK_THROWS_AS(normalised({-1, -2}, Norm::max), Error);
    CHECK(normalised({}, Norm::min_max).empty());
}

TEST_CASE("norms: the documents that a list lacks share what it left of its Borda points") {
    // 4 of 10 documents: 1, .9, .8, .7 are taken; the other six share .6 to .1, .35 each.
    CHECK(*absent_score(Norm::borda, 4, 10) == doctest::Approx(0.35).epsilon(1e-15));
    CHECK_FALSE(absent_score(Norm::min_max, 4, 10).has_value());
}
