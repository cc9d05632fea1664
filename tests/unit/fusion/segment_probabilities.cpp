// SPDX-License-Identifier: MIT
#include "training_example.hpp"

using namespace rankline;

namespace {

// Of two segments, q1 has a, b, c and d, e; q2 has f and g; the run lacks q3. b and e are unjudged.
const std::vector<ExampleQuery> three_queries = {
    {{{{"a", 5}, {"b", 4}, {"c", 3}, {"d", 2}, {"e", 1}}, {}}, {{"a", 1}, {"c", 1}, {"d", 0}}},
    {{{{"f", 2}, {"g", 1}}, {}}, {{"f", 0}, {"g", 1}}},
    {{{}, {{"h", 1}}}, {{"h", 0}}}};

}  // namespace

TEST_CASE("probfuse: of all documents of a segment, the unjudged are not relevant") {
    // Segment 1: (2/3 + 0/1 + 0) / 3; segment 2: (0/2 + 1/1 + 0) / 3.
    const FusionModel model = ExampleTraining(three_queries).train("probfuse", {2, 0});
    REQUIRE(model.tables[0].size() == 2);
    CHECK(model.tables[0][0] == near(2.0 / 9));
    CHECK(model.tables[0][1] == near(1.0 / 3));
}

TEST_CASE("probfuse: of the judged documents alone") {
    // Segment 1: (2/2 + 0/1 + 0) / 3; segment 2: (0/1 + 1/1 + 0) / 3.
    const FusionModel model = ExampleTraining(three_queries).train("probfuse", {2, 1});
    CHECK(model.tables[0][0] == near(1.0 / 3));
    CHECK(model.tables[0][1] == near(1.0 / 3));
}

TEST_CASE("probfuse: P(k) / k") {
    // Segments of the first list: d1 and d2, d3 and d4, d5. With 3 segments the table has two: the
    // run was only trained on lists that are shorter.
    const ExamplePool example({numbered(5), {{"d5", 1}}, {}});
    const auto fused =
        example.fuse(method_named("probfuse"),
                     {.numbers = {3, 0}, .model = {{{0.5, 0.25}, {0.125, 0.5, 0.5}, {}}}});
    CHECK(fused.at("d1") == 0.5);
    CHECK(fused.at("d2") == 0.5);
    CHECK(fused.at("d3") == 0.125);
    CHECK(fused.at("d5") == 0.125);
}

TEST_CASE("segfuse: the shares of segments in both readings of the paper") {
    const ExampleTraining training(
        {{{numbered(60), {}}, {{"d1", 1}, {"d16", 1}, {"d21", 1}, {"d56", 1}}},
         {{numbered(3), {}}, {{"d2", 1}}}});
    // Sizes 5, 15, 35, 75: ranks 1-5, 6-20, 21-55, 56-130; the mean over two queries.
    const FusionModel sizes = training.train("segfuse", {0});
    REQUIRE(sizes.tables[0].size() == 4);
    CHECK(sizes.tables[0][0] == near((1.0 / 5 + 1.0 / 5) / 2));
    CHECK(sizes.tables[0][1] == near(1.0 / 15 / 2));
    CHECK(sizes.tables[0][2] == near(1.0 / 35 / 2));
    CHECK(sizes.tables[0][3] == near(1.0 / 75 / 2));
    // ranx: ends 5, 15, 35, 75, so ranks 1-5, 6-15, 16-35, 36-75.
    const FusionModel cuts = training.train("segfuse", {1});
    REQUIRE(cuts.tables[0].size() == 4);
    CHECK(cuts.tables[0][0] == near((1.0 / 5 + 1.0 / 5) / 2));
    CHECK(cuts.tables[0][1] == 0);
    CHECK(cuts.tables[0][2] == near(2.0 / 20 / 2));
    CHECK(cuts.tables[0][3] == near(1.0 / 40 / 2));
}

TEST_CASE("segfuse: P(k) * (s + 1), 0 deeper than trained") {
    ExampleList list = numbered(60);
    list[0].second = 1;
    list[20].second = 0.5;
    const ExamplePool example({list, {{"d21", 0.25}}});
    const FusionModel model{{{0.5, 0.25, 0.125}, {0.75}}};
    const auto sizes = example.fuse(method_named("segfuse"), {.numbers = {0}, .model = model});
    CHECK(sizes.at("d1") == 0.5 * 2);
    CHECK(sizes.at("d20") == 0.25);
    CHECK(sizes.at("d21") == 0.125 * 1.5 + 0.75 * 1.25);
    CHECK(sizes.at("d55") == 0.125);
    CHECK(sizes.at("d56") == 0);
    const auto cuts = example.fuse(method_named("segfuse"), {.numbers = {1}, .model = model});
    CHECK(cuts.at("d15") == 0.25);
    CHECK(cuts.at("d16") == 0.125);
    CHECK(cuts.at("d36") == 0);
}
