// SPDX-License-Identifier: MIT
#include <cmath>

#include "training_example.hpp"

using namespace rankline;

namespace {

/// Run 1 has 4 relevant of 9 documents, i being unjudged; run 2 has nothing.
ExampleTraining nine_documents(double factor, double shift) {
    const auto at = [=](double score) { return shift + factor * score; };
    return ExampleTraining(
        {{{{{"a", at(9)}, {"b", at(7)}, {"c", at(6)}, {"d", at(4)}, {"e", at(2)}}, {}},
          {{"a", 1}, {"b", 1}, {"c", 0}, {"d", 1}, {"e", 0}}},
         {{{{"f", at(8)}, {"g", at(5)}, {"h", at(3)}, {"i", at(1)}}, {}},
          {{"f", 1}, {"g", 0}, {"h", 0}}}});
}

// scipy.optimize of the likelihood with targets 5/6 and 1/7 (Newton-CG, then the root of the
// gradient, which is below 1e-14 there).
constexpr double scipy_slope = -0.43765659204261664;
constexpr double scipy_intercept = 2.450678750152148;

}  // namespace

TEST_CASE("platt: the maximum of the likelihood, as SciPy finds it") {
    const FusionModel model = nine_documents(1, 0).train("platt");
    REQUIRE(model.tables[0].size() == 2);
    CHECK(model.tables[0][0] == doctest::Approx(scipy_slope).epsilon(1e-11));
    CHECK(model.tables[0][1] == doctest::Approx(scipy_intercept).epsilon(1e-11));
    CHECK(model.tables[1].empty());
}

TEST_CASE("platt: scale and place of the scores do not matter") {
    const FusionModel model = nine_documents(0.001, 1e6).train("platt");
    const double slope = model.tables[0][0];
    const double intercept = model.tables[0][1];
    CHECK(slope == doctest::Approx(scipy_slope * 1000).epsilon(1e-6));
    CHECK(slope * (1e6 + 0.006) + intercept ==
          doctest::Approx(scipy_slope * 6 + scipy_intercept).epsilon(1e-6));
}

TEST_CASE("platt: scores that part the relevant from the others have a finite slope") {
    // scipy.optimize: targets 3/4, 3/4 and 1/3 for scores 3, 2 and 1.
    const ExampleTraining training(
        {{{{{"a", 3}, {"b", 2}, {"c", 1}}, {{"a", 1}}}, {{"a", 1}, {"b", 1}}}});
    const FusionModel model = training.train("platt");
    CHECK(model.tables[0][0] == doctest::Approx(-0.94366681).epsilon(1e-8));
    CHECK(model.tables[0][1] == doctest::Approx(1.36980609).epsilon(1e-8));
}

TEST_CASE("platt: scores that are all equal give the mean of the targets") {
    // Ten of 0.1 have a mean that is not 0.1. Targets: one 2/3, nine 1/11.
    ExampleList flat = numbered(10);
    for (auto& [docid, score] : flat) score = 0.1;
    const FusionModel model = ExampleTraining({{{flat, {}}, {{"d4", 1}}}}).train("platt");
    CHECK(1 / (1 + std::exp(model.tables[0][0] * 0.1 + model.tables[0][1])) ==
          doctest::Approx((2.0 / 3 + 9.0 / 11) / 10).epsilon(1e-11));
}

TEST_CASE("platt: the sum of 1 / (1 + exp(A * s + B)); a run without a table adds nothing") {
    const ExamplePool example({{{"a", 2}, {"b", 1}}, {{"b", 4}}, {{"a", 7}, {"c", 1}}});
    const auto fused = example.fuse(method_named("platt"),
                                    {.numbers = {}, .model = {{{-1, 1}, {-0.5, 0.25}, {}}}});
    CHECK(fused.at("a") == near(1 / (1 + std::exp(-1.0))));
    CHECK(fused.at("b") == near(0.5 + 1 / (1 + std::exp(-1.75))));
    CHECK(fused.at("c") == 0);
}
