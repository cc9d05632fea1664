// SPDX-License-Identifier: MIT
#include <algorithm>
#include <numeric>
#include <random>

#include "../complaint.hpp"
#include "training_example.hpp"

using namespace rankline;

namespace {

constexpr std::size_t runs = 4;

/// Lists of different lengths over the same documents; some runs lack some queries.
std::vector<ExampleQuery> random_queries(unsigned seed) {
    std::mt19937 random(seed);
    std::vector<ExampleQuery> queries(8);
    for (std::size_t q = 0; q < queries.size(); ++q) {
        for (std::size_t run = 0; run < runs; ++run) {
            ExampleList list = numbered((q + run) % 5 == 4 ? 0 : 20 + 9 * run);
            std::shuffle(list.begin(), list.end(), random);
            double score = 1;
            for (auto& entry : list)
                entry.second = score *= 0.7 + 0.3 * static_cast<double>(random()) / 4294967296.0;
            queries[q].lists.push_back(list);
        }
        for (int i = 1; i < 40; ++i)
            queries[q].grades["d" + std::to_string(i)] = i % 3 == 0 || random() % 2 == 0 ? 0 : 1;
    }
    return queries;
}

std::vector<ExampleList> reordered(const std::vector<ExampleList>& lists,
                                   const std::vector<std::size_t>& order) {
    std::vector<ExampleList> result;
    for (const std::size_t run : order) result.push_back(lists[run]);
    return result;
}

std::vector<double> defaults(const FusionMethod& method) {
    std::vector<double> numbers;
    for (const FusionParameter& parameter : method.parameters)
        numbers.push_back(parameter.default_value.value());
    return numbers;
}

}  // namespace

TEST_CASE("training: neither the model nor the sums depend on the order of the runs") {
    const std::vector<ExampleQuery> queries = random_queries(3);
    const std::vector<ExampleList> unseen = random_queries(4)[0].lists;
    for (const FusionMethod& method : fusion_methods()) {
        if (!method.train) continue;
        CAPTURE(method.name);
        const std::vector<double> numbers = defaults(method);
        const FusionModel model = ExampleTraining(queries).train(method.name, numbers);
        const std::map<std::string, double> fused =
            ExamplePool(unseen).fuse(method, {.numbers = numbers, .model = model});
        std::vector<std::size_t> order(runs);
        std::iota(order.begin(), order.end(), 0);
        while (std::next_permutation(order.begin(), order.end())) {
            std::vector<ExampleQuery> permuted = queries;
            for (ExampleQuery& query : permuted) query.lists = reordered(query.lists, order);
            const FusionModel again = ExampleTraining(permuted).train(method.name, numbers);
            for (std::size_t i = 0; i < runs; ++i) CHECK(again.tables[i] == model.tables[order[i]]);
            CHECK(ExamplePool(reordered(unseen, order))
                      .fuse(method, {.numbers = numbers, .model = again}) == fused);
        }
    }
}

TEST_CASE("training: a model ranks better than chance where one run is right") {
    // Run 1 has the relevant documents above the others, run 2 has them below.
    ExampleQuery query{{numbered(20), numbered(20)}, {}};
    std::reverse(query.lists[1].begin(), query.lists[1].end());
    for (std::size_t i = 0; i < 20; ++i) {
        const double score = 1 - static_cast<double>(i) / 20;
        query.lists[0][i].second = score;
        query.lists[1][i].second = score;
        query.grades["d" + std::to_string(i + 1)] = i < 5 ? 1 : 0;
    }
    const ExampleTraining training({query, query});
    for (const FusionMethod& method : fusion_methods()) {
        if (!method.train) continue;
        CAPTURE(method.name);
        const std::vector<double> numbers = defaults(method);
        const auto fused =
            ExamplePool(query.lists)
                .fuse(method, {.numbers = numbers, .model = training.train(method.name, numbers)});
        CHECK(fused.at("d1") > fused.at("d20"));
    }
}

TEST_CASE("training: without a relevant document there is nothing to learn") {
    const ExampleTraining training({{{numbered(3), numbered(2)}, {{"d1", 0}, {"elsewhere", 1}}}});
    const ExampleTraining none({});
    for (const FusionMethod& method : fusion_methods()) {
        if (!method.train) continue;
        CAPTURE(method.name);
        const std::vector<double> numbers = defaults(method);
        CHECK(
            test::mentions(test::complaint_of(ErrorKind::input,
                                              [&] { (void)training.train(method.name, numbers); }),
                           "no run has a relevant document"));
        CHECK(test::mentions(
            test::complaint_of(ErrorKind::input, [&] { (void)none.train(method.name, numbers); }),
            "no query with judgments"));
    }
}

TEST_CASE("training: what --missing fills in teaches nothing of ranks and of a run's own scores") {
    ExampleTraining plain({{{numbered(3), numbered(1)}, {{"d1", 1}, {"d3", 1}}}});
    const TrainingQuery& query = plain.set().queries[0];
    // Run 2 as it is when the documents it lacks follow with score 0 and rank 2.
    const std::vector<std::uint32_t> documents = {0, 1, 2};
    const std::vector<double> scores = {0, 0, 0};
    const std::vector<double> ranks = {1, 2, 2};
    const std::vector<RankedList> lists = {
        query.pool.lists[0],
        {.documents = documents, .scores = scores, .ranks = ranks, .held = 1, .group = 1}};
    TrainingQuery filled = query;
    filled.pool.lists = lists;
    const TrainingSet set{.runs = 2, .level = 1, .queries = {&filled, 1}};
    for (const FusionMethod& method : fusion_methods()) {
        if (!method.train) continue;
        CAPTURE(method.name);
        const std::vector<double> numbers = defaults(method);
        CHECK(method.train(set, numbers).tables == plain.train(method.name, numbers).tables);
    }
}
