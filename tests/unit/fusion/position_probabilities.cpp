// SPDX-License-Identifier: MIT
#include <random>

#include "training_example.hpp"

using namespace rankline;

namespace {

// Run 1 has a relevant document at rank 1 of q1, 2 of q2 and 3 of q1; b is unjudged. Run 2 has
// nothing but for q2, and that without a relevant document.
const std::vector<ExampleQuery> two_queries = {
    {{{{"a", 3}, {"b", 2}, {"c", 1}}, {}}, {{"a", 1}, {"c", 1}}},
    {{{{"d", 3}, {"e", 2}}, {{"d", 1}}}, {{"d", 0}, {"e", 1}}}};

}  // namespace

TEST_CASE("posfuse: relevant documents at a rank by the queries that reach it") {
    const FusionModel model = ExampleTraining(two_queries).train("posfuse");
    CHECK(model.tables == std::vector<std::vector<double>>{{0.5, 0.5, 1}, {0}});
}

TEST_CASE("posfuse: the probability at the rank, 0 deeper than trained") {
    const ExamplePool example({numbered(4), {{"d3", 2}, {"e", 1}}});
    const auto fused = example.fuse(
        method_named("posfuse"), {.numbers = {}, .model = {{{0.5, 0.25, 0.125}, {0.75, 0.0625}}}});
    CHECK(fused.at("d1") == 0.5);
    CHECK(fused.at("d3") == 0.125 + 0.75);
    CHECK(fused.at("d4") == 0);
    CHECK(fused.at("e") == 0.0625);
}

TEST_CASE("posfuse: tied documents share what was learned of their rank") {
    const std::vector<std::uint32_t> documents = {0, 1, 2};
    const std::vector<double> scores = {2, 2, 1};
    const std::vector<double> ranks = {1.5, 1.5, 3};
    const std::vector<RunEntry> entries(3);
    const std::vector<RankedList> lists(
        2, {.documents = documents, .scores = scores, .ranks = ranks, .held = 3});
    const std::vector<double> grades = {1, 0, 1};
    const std::vector<TrainingQuery> queries = {
        {.pool = {.qid = "q", .documents = entries, .holders = {}, .lists = lists},
         .grades = grades,
         .relevant = 2}};
    const FusionModel model =
        method_named("posfuse").train({.runs = 2, .level = 1, .queries = queries}, {});
    // One of the two at rank 1.5; nothing ever stood at rank 2.
    CHECK(model.tables[0] == std::vector<double>{0.5, 0, 1});
}

TEST_CASE("slidefuse: the mean around the rank, clipped to the list, by hand") {
    // P = 1/2, 1/2, 1 for run 1.
    const FusionModel model = ExampleTraining(two_queries).train("slidefuse", {1});
    const auto fuse = [&](std::size_t length) {
        return ExamplePool({numbered(length), {}})
            .fuse(method_named("slidefuse"), {.numbers = {1}, .model = model});
    };
    auto fused = fuse(3);
    CHECK(fused.at("d1") == near((0.5 + 0.5) / 2));
    CHECK(fused.at("d2") == near((0.5 + 0.5 + 1) / 3));
    CHECK(fused.at("d3") == near((0.5 + 1) / 2));
    // Rank 4 counts as 0; the window of d3 is whole now.
    fused = fuse(5);
    CHECK(fused.at("d3") == near((0.5 + 1 + 0) / 3));
    CHECK(fused.at("d4") == near((1.0 + 0 + 0) / 3));
    CHECK(fused.at("d5") == 0);
    CHECK(fuse(1).at("d1") == 0.5);
}

TEST_CASE("slidefuse: the window of a document behind the list ends with it") {
    // Two documents of the run's own and two that --missing puts at rank 3.
    const std::vector<std::uint32_t> documents = {0, 1, 2, 3};
    const std::vector<double> scores(4);
    const std::vector<double> ranks = {1, 2, 3, 3};
    const std::vector<RunEntry> entries(4);
    const std::vector<RankedList> lists = {
        {.documents = documents, .scores = scores, .ranks = ranks, .held = 2}};
    const Pool pool{.qid = "q", .documents = entries, .holders = {}, .lists = lists};
    FusionScratch scratch;
    std::vector<double> fused(4);
    const FusionModel model = ExampleTraining(two_queries).train("slidefuse", {1});
    method_named("slidefuse").fuse(pool, {.numbers = {1}, .model = model}, scratch, fused);
    CHECK(fused[1] == near((0.5 + 0.5) / 2));
    CHECK(fused[2] == near((0.5 + 1) / 2));
    CHECK(fused[3] == fused[2]);
}

TEST_CASE("slidefuse: a run without training documents adds nothing") {
    const ExampleTraining training({{{{{"a", 1}}, {}}, {{"a", 1}}}});
    const ExamplePool example({{}, numbered(3)});
    const auto fused = example.fuse(method_named("slidefuse"),
                                    {.numbers = {2}, .model = training.train("slidefuse", {2})});
    CHECK(fused.at("d1") == 0);
}

TEST_CASE("slidefuse: what the table holds is what the definition says, for any window") {
    std::mt19937 random(7);
    ExampleQuery query{{numbered(40), numbered(1)}, {}};
    for (const auto& [docid, score] : query.lists[0])
        query.grades[docid] = random() % 2 == 0 ? 0 : 1;
    query.grades["d1"] = 1;
    const ExampleTraining training({query});
    const std::vector<double> shares = training.train("posfuse").tables[0];
    for (const std::size_t reach : {0, 1, 3, 39, 40, 100}) {
        const double w = static_cast<double>(reach);
        const FusionModel model = training.train("slidefuse", {w});
        for (const std::size_t length : {1, 5, 39, 40, 41, 60, 200}) {
            const auto fused =
                ExamplePool({numbered(length), {}})
                    .fuse(method_named("slidefuse"), {.numbers = {w}, .model = model});
            for (std::size_t i = 0; i < length; ++i) {
                const std::size_t first = i < reach ? 0 : i - reach;
                const std::size_t last = std::min(i + reach, length - 1);
                double sum = 0;
                for (std::size_t j = first; j <= last; ++j) sum += j < 40 ? shares[j] : 0;
                CHECK(fused.at("d" + std::to_string(i + 1)) ==
                      sum / static_cast<double>(last - first + 1));
            }
        }
    }
}
