// SPDX-License-Identifier: MIT
#include <rankline/fusion/search.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include <rankline/base/error.hpp>

#include "example_pool.hpp"

using namespace rankline;

namespace {

FusionSpace space_of(const char* name, std::size_t runs, std::vector<double> numbers) {
    return {.method = &method_named(name), .runs = runs, .numbers = std::move(numbers)};
}

}  // namespace

TEST_CASE("search: shares lose no point of the simplex") {
    // C(10 + 2, 2), C(10 + 3, 3), C(10 + 4, 4) and C(20 + 2, 2): sums of floating-point steps that
    // are compared with 1 find 62, 256, 860 and 225 of these.
    CHECK(shares(10, 3).size() == 66);
    CHECK(shares(10, 4).size() == 286);
    CHECK(shares(10, 5).size() == 1001);
    CHECK(shares(20, 3).size() == 231);
    for (const std::vector<unsigned>& each : shares(10, 4))
        CHECK(std::accumulate(each.begin(), each.end(), 0U) == 10);
}

TEST_CASE("search: a grid is every combination") {
    const FusionSpace space = space_of("rrf", 3, {60});
    CHECK(grid_points(space).size() == method_named("rrf").parameters[0].grid.size() * 66);
    CHECK(space.freedom() == 3);
    CHECK(grid_points(space_of("combsum", 3, {})).size() == 1);
}

TEST_CASE("search: of a plateau the point nearest to the start is taken") {
    const FusionSpace space = space_of("wsum", 3, {});
    const FusionPoint point = best_point(space, grid_points(space), [](const FusionPoint& each) {
        return each.weights[0] < 0.55 ? 1.0 + 1e-15 * each.weights[1] : 0.5;
    });
    for (const double weight : point.weights) CHECK(std::abs(weight - 1.0 / 3) < 0.1);
}

TEST_CASE("search: a grid beyond all measure is refused before it is made") {
    CHECK_THROWS_WITH(static_cast<void>(grid_points(space_of("rrf", 8, {60}))),
                      doctest::Contains("291720 points"));
    FusionSpace fine = space_of("wsum", 3, {});
    fine.weight_steps = 1000000;
    CHECK_THROWS_AS(static_cast<void>(grid_points(fine)), Error);
}

TEST_CASE("search: weights that are given stay") {
    FusionSpace space = space_of("rrf", 2, {60});
    space.weights = {0.3, 0.7};
    CHECK(space.freedom() == 1);
    for (const FusionPoint& point : grid_points(space)) CHECK(point.weights == space.weights);
}

TEST_CASE("search: coordinate ascent climbs to the top of a hill") {
    const FusionSpace space = space_of("rrf", 3, {60});
    const FusionPoint top = coordinate_ascent(space, [](const FusionPoint& point) {
        return -std::abs(point.numbers[0] - 90) / 100 - std::abs(point.weights[0] - 0.7) -
               std::abs(point.weights[1] - 0.1);
    });
    CHECK(top.numbers[0] == 90);
    CHECK(top.weights[0] == doctest::Approx(0.7));
    CHECK(top.weights[1] == doctest::Approx(0.1));
    CHECK(top.weights[2] == doctest::Approx(0.2));
}

TEST_CASE("search: of equal points the first is kept") {
    const FusionSpace space = space_of("rrf", 2, {60});
    const auto flat = [](const FusionPoint&) { return 1.0; };
    CHECK(coordinate_ascent(space, flat) == starting_point(space));
}

TEST_CASE("search: golden section narrows down one number") {
    const FusionSpace space = space_of("interpolation", 2, {0.5});
    const FusionPoint top = golden_section(
        space, [](const FusionPoint& point) { return -std::pow(point.numbers[0] - 0.337, 2); });
    CHECK(std::abs(top.numbers[0] - 0.337) < 0.001);
    const FusionPoint weight = golden_section(
        space_of("wsum", 2, {}), [](const FusionPoint& point) { return point.weights[1]; });
    CHECK(weight.weights[1] > 0.998);
    CHECK_THROWS_AS(static_cast<void>(golden_section(space_of("rrf", 2, {60}),
                                                     [](const FusionPoint&) { return 0.0; })),
                    Error);
}
