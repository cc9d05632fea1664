// SPDX-License-Identifier: MIT
#include <cmath>

#include "training_example.hpp"

using namespace rankline;

TEST_CASE("linear: where relevance is a linear function of the scores, that function") {
    // 0.5 s1 + 0.25 s2 - 0.5 is 1, 1, 1 for a, b, d and 0, 0 for c, e; e is unjudged. Run 2 lacks b
    // and c, run 1 lacks e: 0.
    const ExampleTraining training(
        {{{{{"b", 3}, {"a", 2}, {"c", 1}}, {{"a", 2}}}, {{"a", 1}, {"b", 1}, {"c", 0}}},
         {{{{"d", 1}}, {{"d", 4}, {"e", 2}}}, {{"d", 2}}}});
    const FusionModel model = training.train("linear");
    CHECK(model.tables[0][0] == near(0.5));
    CHECK(model.tables[1][0] == near(0.25));
}

TEST_CASE("linear: the least squares of SciPy") {
    // scipy.linalg.lstsq([[1, .9, .2], [1, .5, 0], [1, 0, .8], [1, 1, .6], [1, .4, .3], [1, 0,
    // .1]], [1, 0, 1, 1, 0, 0])
    const ExampleTraining training(
        {{{{{"a", 0.9}, {"b", 0.5}}, {{"c", 0.8}, {"a", 0.2}}}, {{"a", 1}, {"b", 0}, {"c", 1}}},
         {{{{"d", 1}, {"e", 0.4}}, {{"f", 0.7}, {"d", 0.6}, {"e", 0.3}}}, {{"d", 3}, {"e", 0}}}});
    const FusionModel model = training.train("linear");
    CHECK(model.tables[0][0] == doctest::Approx(0.96670450245933).epsilon(1e-12));
    CHECK(model.tables[1][0] == doctest::Approx(1.2220961029134).epsilon(1e-12));
}

TEST_CASE("linear: runs that say the same share the weight, one without spread has none") {
    const ExampleList list = {{"a", 0.8}, {"b", 0.3}, {"c", 0.1}};
    const ExampleList flat = {{"a", 0.1}, {"b", 0.1}, {"c", 0.1}};
    const std::map<std::string, double> grades = {{"a", 1}};
    const double alone = ExampleTraining({{{list, flat}, grades}}).train("linear").tables[0][0];
    const FusionModel model = ExampleTraining({{{list, flat, list}, grades}}).train("linear");
    CHECK(model.tables[0][0] == near(alone / 2));
    CHECK(model.tables[2][0] == near(alone / 2));
    CHECK(model.tables[1][0] == 0);
}

TEST_CASE("linear: a run that is another one up to scale and rounding shares its weight") {
    ExampleQuery alone{{{}, {}}, {}};
    for (int i = 0; i < 100; ++i) {
        alone.lists[0].emplace_back("d" + std::to_string(i), 1 - std::sqrt(i) / 10);
        alone.grades["d" + std::to_string(i)] = i % 7 < 3 && i < 50 ? 1 : 0;
    }
    ExampleQuery both = alone;
    // Of a score near a thousand million the seventh decimal is lost.
    for (const auto& [docid, score] : alone.lists[0])
        both.lists[1].emplace_back(docid, 3.3 * score + 1e9);
    const double weight = ExampleTraining({alone}).train("linear").tables[0][0];
    const FusionModel model = ExampleTraining({both}).train("linear");
    CHECK(model.tables[0][0] == doctest::Approx(weight / 2).epsilon(1e-5));
    CHECK(model.tables[1][0] == doctest::Approx(weight / 2 / 3.3).epsilon(1e-5));
}

TEST_CASE("linear: scores far from zero cost no digits") {
    const auto weights = [](double shift) {
        const auto list = [shift](double a, double b, double c, double d) -> ExampleList {
            return {{"a", shift + a}, {"b", shift + b}, {"c", shift + c}, {"d", shift + d}};
        };
        const ExampleTraining training(
            {{{list(4, 3, 2, 1), list(1, 2, 5, 1)}, {{"a", 1}, {"c", 1}}},
             {{list(5, 2, 2, 0), list(2, 1, 4, 3)}, {{"a", 1}}}});
        return training.train("linear").tables;
    };
    CHECK(weights(1048576)[0][0] == doctest::Approx(weights(0)[0][0]).epsilon(1e-9));
    CHECK(weights(1048576)[1][0] == doctest::Approx(weights(0)[1][0]).epsilon(1e-9));
}

TEST_CASE("linear: the weighted sum of what the runs have") {
    const ExamplePool example({{{"a", 3}, {"b", 1}}, {{"b", 2}}});
    const auto fused =
        example.fuse(method_named("linear"), {.numbers = {}, .model = {{{0.5}, {-0.25}}}});
    CHECK(fused.at("a") == 1.5);
    CHECK(fused.at("b") == 0);
}
