// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "example_pool.hpp"

using namespace rankline;

TEST_CASE("rrf: the definition, by hand") {
    const ExamplePool example({{{"a", 9}, {"b", 8}}, {{"b", 3}, {"c", 2}}});
    const auto fused = example.fuse(method_named("rrf"), {.numbers = {60}, .model = {}});
    CHECK(fused.at("a") == doctest::Approx(1.0 / 61).epsilon(1e-15));
    CHECK(fused.at("b") == doctest::Approx(1.0 / 62 + 1.0 / 61).epsilon(1e-15));
    CHECK(fused.at("c") == doctest::Approx(1.0 / 62).epsilon(1e-15));
}

TEST_CASE("rrf: a weight multiplies what a run adds") {
    const ExamplePool example({{{"a", 9}}, {{"a", 3}}}, {0.25, 2});
    CHECK(example.fuse(method_named("rrf"), {.numbers = {1}, .model = {}}).at("a") ==
          doctest::Approx(0.25 / 2 + 2.0 / 2).epsilon(1e-15));
}

TEST_CASE("qdrant-rrf: the weight divides the position") {
    // 1 / (2 + 2 / 2 - 1) for rank 2 at weight 2.
    const ExamplePool example({{{"a", 9}, {"b", 8}}, {{"c", 3}}}, {2, 1});
    CHECK(example.fuse(method_named("qdrant-rrf"), {.numbers = {2}, .model = {}}).at("b") == 0.5);
}
