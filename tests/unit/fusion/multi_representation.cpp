// SPDX-License-Identifier: MIT
#include <algorithm>

#include <doctest/doctest.h>

#include <rankline/fusion/pool_builder.hpp>

#include "example_pool.hpp"

using namespace rankline;

namespace {

const std::vector<ExampleList> three_lists = {
    {{"a", 0.9}, {"b", 0.3}}, {{"b", 0.7}, {"c", -0.5}}, {{"a", 0.2}, {"b", 0.1}, {"c", -0.25}}};

std::map<std::string, double> fuse(const std::vector<std::size_t>& groups) {
    return ExamplePool(three_lists, {}, groups).fuse(method_named("multi-representation"), {});
}

}  // namespace

TEST_CASE("multi-representation: the best of each group, summed") {
    const auto fused = fuse({0, 0, 1});
    CHECK(fused.at("a") == 0.9 + 0.2);
    CHECK(fused.at("b") == 0.7 + 0.1);
    CHECK(fused.at("c") == -0.5 - 0.25);
}

TEST_CASE("multi-representation: no groups is combsum, one group combmax") {
    const ExamplePool alone(three_lists);
    CHECK(alone.fuse(method_named("multi-representation"), {}) ==
          alone.fuse(method_named("combsum"), {}));
    const ExamplePool together(three_lists, {}, {0, 0, 0});
    CHECK(together.fuse(method_named("multi-representation"), {}) ==
          together.fuse(method_named("combmax"), {}));
}

TEST_CASE("multi-representation: neither the order of runs nor the number of a group matters") {
    const std::vector<ExampleList> lists = {
        {{"a", 0.1}, {"b", 0.3}}, {{"a", 0.7}, {"b", 0.1}}, {{"a", 0.2}, {"b", 0.6}}};
    const FusionMethod& method = method_named("multi-representation");
    const std::map<std::string, double> fused = ExamplePool(lists).fuse(method, {});
    CHECK(ExamplePool({lists[2], lists[0], lists[1]}).fuse(method, {}) == fused);
    CHECK(ExamplePool(lists, {}, {1, 2, 0}).fuse(method, {}) == fused);
}

TEST_CASE("multi-representation: each run is its own group unless groups are given") {
    std::vector<RunSlice> slices(3);
    const auto groups = [&](const ListSettings& settings) {
        PoolBuilder builder(settings);
        std::vector<std::size_t> result;
        for (const RankedList& list : builder.build("q", slices).lists)
            result.push_back(list.group);
        return result;
    };
    ListSettings settings;
    CHECK(groups(settings) == std::vector<std::size_t>{0, 1, 2});
    settings.groups = {0, 1, 0};
    CHECK(groups(settings) == std::vector<std::size_t>{0, 1, 0});
}
