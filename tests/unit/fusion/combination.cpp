// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>

#include "example_pool.hpp"

using namespace rankline;

namespace {

// a is in three runs, b in two, c in one.
const std::vector<ExampleList> lists = {
    {{"a", 0.9}, {"b", 0.5}}, {{"a", 0.6}, {"c", 0.4}}, {{"b", 0.8}, {"a", 0.3}}};

std::map<std::string, double> fused(const char* method, std::vector<double> numbers = {},
                                    const std::vector<double>& weights = {}) {
    return ExamplePool(lists, weights)
        .fuse(method_named(method), {.numbers = std::move(numbers), .model = {}});
}

void check(const std::map<std::string, double>& got, double a, double b, double c) {
    CHECK(got.at("a") == doctest::Approx(a).epsilon(1e-14));
    CHECK(got.at("b") == doctest::Approx(b).epsilon(1e-14));
    CHECK(got.at("c") == doctest::Approx(c).epsilon(1e-14));
}

}  // namespace

TEST_CASE("combination: the definitions, by hand") {
    check(fused("combsum"), 1.8, 1.3, 0.4);
    check(fused("combmax"), 0.9, 0.8, 0.4);
    check(fused("combmin"), 0.3, 0.5, 0.4);
    check(fused("combmed"), 0.6, 0.65, 0.4);
    check(fused("combanz"), 0.6, 0.65, 0.4);
    check(fused("combmnz"), 5.4, 2.6, 0.4);
    check(fused("combgmnz", {0.5}), 1.8 * std::sqrt(3), 1.3 * std::sqrt(2), 0.4);
    check(fused("combgmnz", {0}), 1.8, 1.3, 0.4);
    check(fused("average"), 0.6, 1.3 / 3, 0.4 / 3);
}

TEST_CASE("weighted combination: the definitions, by hand") {
    const std::vector<double> w = {0.2, 0.5, 0.3};
    // a: .18 + .3 + .09, b: .1 + .24, c: .2
    check(fused("wsum", {}, w), 0.57, 0.34, 0.2);
    // the sums 1.8, 1.3, .4 times the weights of the holders 1, .5, .5
    check(fused("wmnz", {}, w), 1.8, 0.65, 0.2);
    check(fused("mixed", {}, w), 0.57 * std::sqrt(3), 0.34 * std::sqrt(2), 0.2);
}

TEST_CASE("rank sums: the definitions, by hand") {
    // Ranks: a 1 1 2, b 2 - 1, c - 2 -.
    check(fused("rbc", {0.8}), 0.2 + 0.2 + 0.16, 0.16 + 0.2, 0.16);
    check(fused("isr"), 3 * 2.25, 2 * 1.25, 0.25);
    check(fused("log-isr"), std::log(3) * 2.25, std::log(2) * 1.25, 0);
    check(fused("logn-isr", {0.01}), std::log(3.01) * 2.25, std::log(2.01) * 1.25,
          std::log(1.01) * 0.25);
    check(fused("isr", {}, {2, 1, 1}), 3 * 3.25, 2 * 1.5, 0.25);
}

TEST_CASE("Borda: the rest of the points is shared") {
    // Three documents: 3 and 2 points for those a run has, and the last one for the other.
    check(fused("borda"), 3 + 3 + 2, 2 + 1 + 3, 1 + 2 + 1);
    check(fused("borda", {}, {0.2, 0.5, 0.3}), 0.6 + 1.5 + 0.6, 0.4 + 0.5 + 0.9, 0.2 + 1 + 0.3);
}

TEST_CASE("methods with a norm of their own: a weighted sum otherwise") {
    CHECK(method_named("dbsf").norm->norm == Norm::three_sigma);
    CHECK(method_named("dbsf").norm->on_constant == OnConstant::half);
    CHECK(method_named("relative-score").norm->norm == Norm::min_max);
    for (const char* method : {"dbsf", "relative-score"})
        CHECK(fused(method, {}, {0.2, 0.5, 0.3}) == fused("wsum", {}, {0.2, 0.5, 0.3}));
}

TEST_CASE("interpolation: alpha is the first run's, even where it lacks the query") {
    const ExamplePool example({{}, {{"a", 0.5}}});
    CHECK(example.fuse(method_named("interpolation"), {.numbers = {0.3}, .model = {}}).at("a") ==
          doctest::Approx(0.35).epsilon(1e-15));
}
