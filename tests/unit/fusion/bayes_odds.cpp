// SPDX-License-Identifier: MIT
#include <cmath>

#include "training_example.hpp"

using namespace rankline;

TEST_CASE("bayesfuse: log odds of the share in each bin") {
    // Ranks 1-5: 2 of 5 and 1 of 3. 6-10: 1 of 5. 11-15: 0 of 5. 16-20: 1 of 2, all a list has.
    const ExampleTraining training(
        {{{numbered(17), {}}, {{"d1", 1}, {"d5", 1}, {"d6", 1}, {"d16", 1}, {"d11", 0}}},
         {{numbered(3), {}}, {{"d3", 1}}}});
    const std::vector<double> odds = training.train("bayesfuse", {0.001}).tables[0];
    REQUIRE(odds.size() == 10);
    CHECK(odds[0] == near(std::log(3.0 / 5)));
    CHECK(odds[1] == near(std::log(1.0 / 4)));
    CHECK(odds[2] == near(std::log(0.001 / 0.999)));
    CHECK(odds[3] == 0);
    CHECK(odds[9] == near(std::log(0.001 / 0.999)));
}

TEST_CASE("bayesfuse: what ranx gives for lists that fill their bins") {
    // precision 2/5 and 0/5; ranx: ln(.4 / .6), ln(.001 / .999), and the latter where run 2 lacks a
    // document.
    const ExampleTraining training({{{numbered(10), numbered(5)}, {{"d2", 1}, {"d4", 1}}}});
    const FusionModel model = training.train("bayesfuse", {0.001});
    const auto fused = ExamplePool({numbered(10), {{"d10", 1}}})
                           .fuse(method_named("bayesfuse"), {.numbers = {0.001}, .model = model});
    const double least = std::log(0.001 / 0.999);
    CHECK(fused.at("d5") == near(std::log(0.4 / 0.6) + least));
    CHECK(fused.at("d6") == near(least + least));
    CHECK(fused.at("d10") == near(least + std::log(0.4 / 0.6)));
}

TEST_CASE("bayesfuse: the last bin has no end") {
    ExampleQuery query{{numbered(3000), {}}, {{"d1", 1}}};
    for (std::size_t rank = 1001; rank <= 1500; ++rank)
        query.grades["d" + std::to_string(rank)] = 1;
    const FusionModel model = ExampleTraining({query}).train("bayesfuse", {0.001});
    CHECK(model.tables[0][9] == near(std::log(0.25 / 0.75)));  // 500 of 2000
    const auto fused = ExamplePool({numbered(5000), {}})
                           .fuse(method_named("bayesfuse"), {.numbers = {0.001}, .model = model});
    CHECK(fused.at("d1000") == near(2 * std::log(0.001 / 0.999)));
    CHECK(fused.at("d1001") == near(std::log(0.25 / 0.75) + std::log(0.001 / 0.999)));
    CHECK(fused.at("d5000") == fused.at("d1001"));
}

TEST_CASE("bayesfuse: a bin with few relevant documents is not below one with none") {
    // 1 of 2000 is under the floor; ranx gives ln(.0005 / .9995), less than ln(.001 / .999).
    const ExampleTraining training({{{numbered(3000), {}}, {{"d2000", 1}}}});
    const std::vector<double> odds = training.train("bayesfuse", {0.001}).tables[0];
    CHECK(odds[9] == odds[0]);
    CHECK(training.train("bayesfuse", {0.0001}).tables[0][9] > odds[0] - 1);
}
