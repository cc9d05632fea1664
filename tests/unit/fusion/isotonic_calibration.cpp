// SPDX-License-Identifier: MIT
#include "training_example.hpp"

using namespace rankline;

TEST_CASE("isotonic: adjacent violators are pooled") {
    // By score: 1 2 3 | 4 5 6 | 7 8 9 with relevance 0 0 0 | 1 0 0 | 1 1 1: the 1 at 4 joins with
    // the zeros behind it to 1/3. SciPy's SLSQP on the same sum of squares says so, too. h is
    // unjudged.
    const ExampleTraining training(
        {{{{{"a", 9}, {"b", 7}, {"c", 6}, {"d", 4}, {"e", 2}}, {}},
          {{"a", 1}, {"b", 1}, {"c", 0}, {"d", 1}, {"e", 0}}},
         {{{{"f", 8}, {"g", 5}, {"h", 3}, {"i", 1}}, {}}, {{"f", 1}, {"g", 0}, {"i", 0}}}});
    const FusionModel model = training.train("isotonic");
    CHECK(model.tables[0] == std::vector<double>{1, 3, 4, 6, 7, 9, 0, 0, 1.0 / 3, 1.0 / 3, 1, 1});
    CHECK(model.tables[1].empty());
}

TEST_CASE("isotonic: equal scores are one observation of several documents") {
    // Score 1: 1 of 3 relevant. Score 2: 1 of 2.
    const ExampleTraining training({{{{{"a", 2}, {"b", 2}, {"c", 1}}, {}}, {{"a", 1}}},
                                    {{{{"d", 1}, {"e", 1}}, {}}, {{"e", 1}}}});
    CHECK(training.train("isotonic").tables[0] == std::vector<double>{1, 2, 1.0 / 3, 0.5});
}

TEST_CASE("isotonic: straight between the blocks, level in them and outside") {
    const FusionModel model{{{1, 3, 5, 6, 0.125, 0.125, 0.5, 1}, {2, 0.25}, {}}};
    const ExamplePool example(
        {{{"high", 8}, {"corner", 6}, {"upper", 5.5}, {"between", 4.5}, {"level", 2}, {"low", -3}},
         {{"high", 9}, {"low", 1}},
         {{"low", 1}}});
    const auto fused = example.fuse(method_named("isotonic"), {.numbers = {}, .model = model});
    CHECK(fused.at("high") == 1 + 0.25);
    CHECK(fused.at("corner") == 1);
    CHECK(fused.at("upper") == 0.75);
    CHECK(fused.at("between") == 0.125 + 0.75 * 0.375);
    CHECK(fused.at("level") == 0.125);
    CHECK(fused.at("low") == 0.125 + 0.25);
}
