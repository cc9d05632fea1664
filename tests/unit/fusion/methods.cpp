// SPDX-License-Identifier: MIT
// What must hold for every method of the registry.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include <rankline/base/text.hpp>
#include <rankline/fusion/method_name.hpp>

#include "../random.hpp"
#include "example_pool.hpp"
#include "training_example.hpp"

using namespace rankline;

namespace {

/// Lists of different lengths with scores in (0, 1], strictly descending.
std::vector<ExampleList> random_lists(std::uint64_t seed, std::size_t runs) {
    Random random(seed);
    std::vector<ExampleList> lists(runs);
    for (ExampleList& list : lists) {
        std::set<std::string> ids;
        while (ids.size() < 5 + random.below(20))
            ids.insert("d" + std::to_string(random.below(40)));
        std::vector<std::string> order(ids.begin(), ids.end());
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[random.below(i)]);
        double score = 1;
        for (const std::string& id : order) {
            list.emplace_back(id, score);
            score *= 0.99 - static_cast<double>(random.below(1000)) / 10000;
        }
    }
    return lists;
}

/// Numbers to call a method with: its defaults, or the middle of its grid.
std::vector<double> usual_numbers(const FusionMethod& method) {
    std::vector<double> numbers;
    for (const FusionParameter& each : method.parameters) {
        numbers.push_back(
            each.default_value.value_or(each.grid.empty() ? 1 : each.grid[each.grid.size() / 2]));
    }
    return numbers;
}

/// Tables that differ from run to run, where the method is one that learns.
FusionModel usual_model(const FusionMethod& method, std::size_t runs) {
    FusionModel model;
    if (method.train == nullptr) return model;
    for (std::size_t run = 0; run < runs; ++run) {
        std::vector<double> table;
        for (int i = 0; i < 64; ++i) table.push_back(1.0 / (3.1 + i + static_cast<double>(run)));
        model.tables.push_back(std::move(table));
    }
    return model;
}

std::size_t runs_for(const FusionMethod& method) {
    return method.exact_runs == 0 ? 4 : method.exact_runs;
}

template <class Value>
std::vector<Value> permuted(const std::vector<Value>& values,
                            const std::vector<std::size_t>& order) {
    std::vector<Value> result;
    for (const std::size_t index : order) {
        if (!values.empty()) result.push_back(values[index]);
    }
    return result;
}

}  // namespace

TEST_CASE("every method: has a name of its own, a definition, a citation and sound parameters") {
    std::set<std::string> names;
    for (const FusionMethod& method : fusion_methods()) {
        CAPTURE(method.name);
        CHECK(names.insert(lower_case(method.name)).second);
        for (const std::string& alias : method.aliases)
            CHECK(names.insert(lower_case(alias)).second);
        CHECK_FALSE(method.summary.empty());
        CHECK_FALSE(method.definition.empty());
        CHECK_FALSE(method.citation.empty());
        REQUIRE((method.fuse != nullptr));
        for (const FusionParameter& parameter : method.parameters) {
            CAPTURE(parameter.name);
            CHECK_FALSE(parameter.meaning.empty());
            CHECK(std::is_sorted(parameter.grid.begin(), parameter.grid.end()));
            for (const double number : parameter.grid)
                CHECK_NOTHROW(check_parameter(method, parameter, number));
            if (parameter.default_value)
                CHECK_NOTHROW(check_parameter(method, parameter, *parameter.default_value));
        }
    }
}

TEST_CASE("every method: the same bits whatever the order of the runs") {
    for (const FusionMethod& method : fusion_methods()) {
        if (method.name == "interpolation") continue;  // alpha is the first run's by definition
        CAPTURE(method.name);
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const std::size_t runs = runs_for(method);
            const std::vector<ExampleList> lists = random_lists(seed, runs);
            const FusionModel model = usual_model(method, runs);
            std::vector<double> weights;
            if (method.weighted) weights = {0.1, 0.35, 0.35, 0.2};
            const FusionArguments arguments{usual_numbers(method), model};
            const auto reference = ExamplePool(lists, weights).fuse(method, arguments);
            std::vector<std::size_t> order(runs);
            std::iota(order.begin(), order.end(), std::size_t{0});
            while (std::next_permutation(order.begin(), order.end())) {
                const ExamplePool pool(permuted(lists, order), permuted(weights, order));
                const FusionArguments moved{arguments.numbers, {permuted(model.tables, order)}};
                REQUIRE(pool.fuse(method, moved) == reference);
            }
        }
    }
}

TEST_CASE("every method: no score is NaN, and a query that one run has is in order") {
    for (const FusionMethod& method : fusion_methods()) {
        if (method.train != nullptr) continue;  // a table may prefer later ranks
        CAPTURE(method.name);
        const std::size_t runs = runs_for(method);
        std::vector<ExampleList> lists(runs);
        lists[0] = {{"x", 0.9}, {"y", 0.5}, {"z", 0.1}};
        const auto fused = ExamplePool(lists).fuse(method, {usual_numbers(method), {}});
        for (const auto& [docid, score] : fused) CHECK_FALSE(std::isnan(score));
        CHECK(fused.at("x") >= fused.at("y"));
        CHECK(fused.at("y") >= fused.at("z"));
    }
}

TEST_CASE("every method: runs that agree are followed") {
    const ExampleList list = {{"a", 0.9}, {"b", 0.6}, {"c", 0.3}, {"d", 0.1}};
    for (const FusionMethod& method : fusion_methods()) {
        if (method.train != nullptr) continue;
        CAPTURE(method.name);
        const std::vector<ExampleList> lists(runs_for(method), list);
        const auto fused = ExamplePool(lists).fuse(method, {usual_numbers(method), {}});
        CHECK(fused.at("a") > fused.at("b"));
        CHECK(fused.at("b") > fused.at("c"));
        CHECK(fused.at("c") > fused.at("d"));
    }
}

TEST_CASE("method names: calls are read as they are written") {
    CHECK(method_text(parse_method("RRF")) == "rrf(k=60)");
    CHECK(method_text(parse_method(" rrf( k = 7 ) ")) == "rrf(k=7)");
    CHECK(method_text(parse_method("rrf(7)")) == "rrf(k=7)");
    CHECK(method_text(parse_method("bordafuse")) == "borda");
    CHECK_THROWS_WITH(static_cast<void>(parse_method("combsun")),
                      doctest::Contains("did you mean combsum"));
    CHECK_THROWS_WITH(static_cast<void>(parse_method("rrf(q=1)")), doctest::Contains("it takes k"));
    CHECK_THROWS_WITH(static_cast<void>(parse_method("rrf(-1)")), doctest::Contains("from 0"));
    CHECK_THROWS_WITH(static_cast<void>(parse_method("rrf(nan)")), doctest::Contains("k is nan"));
    CHECK_THROWS_WITH(static_cast<void>(parse_method("rrf(1")), doctest::Contains("not closed"));
    CHECK_THROWS_WITH(static_cast<void>(parse_method("rrf(1,2)")), doctest::Contains("parameter"));
    CHECK_THROWS_WITH(require_numbers(parse_method("combgmnz")), doctest::Contains("gamma"));
    CHECK_NOTHROW(require_numbers(parse_method("combgmnz(0.5)")));
}
