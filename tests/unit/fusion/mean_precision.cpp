// SPDX-License-Identifier: MIT
#include "training_example.hpp"

using namespace rankline;

TEST_CASE("mapfuse: MAP over all training queries") {
    // Run 1: q1 AP = (1/1 + 2/3) / 3, d being relevant and not retrieved; nothing for q2; q3 has no
    // relevant document. Run 2: q1 AP = (1/2) / 3; q2 AP = (1/1) / 1.
    const ExampleTraining training({{{{{"a", 3}, {"b", 2}, {"c", 1}}, {{"b", 2}, {"c", 1}}},
                                     {{"a", 1}, {"b", 0}, {"c", 2}, {"d", 1}}},
                                    {{{}, {{"e", 1}}}, {{"e", 1}}},
                                    {{{{"f", 1}}, {{"g", 1}}}, {{"f", 0}}}});
    const FusionModel model = training.train("mapfuse");
    REQUIRE(model.tables.size() == 2);
    CHECK(model.tables[0][0] == near(5.0 / 9 / 3));
    CHECK(model.tables[1][0] == near((1.0 / 6 + 1) / 3));
}

TEST_CASE("mapfuse: MAP / r") {
    const ExamplePool example({{{"a", 9}, {"b", 8}}, {{"c", 3}, {"d", 2}, {"b", 1}}, {}});
    const auto fused =
        example.fuse(method_named("mapfuse"), {.numbers = {}, .model = {{{0.5}, {0.3}, {0.9}}}});
    CHECK(fused.at("a") == 0.5);
    CHECK(fused.at("b") == near(0.5 / 2 + 0.3 / 3));
    CHECK(fused.at("d") == near(0.3 / 2));
}
