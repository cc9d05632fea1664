// SPDX-License-Identifier: MIT
#include <rankline/stats/plackett_luce.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <vector>

#include "values.hpp"

using namespace rankline;
using namespace rankline::test;
using doctest::Approx;

namespace {

using Order = std::vector<std::uint32_t>;

std::map<Order, double> probabilities(const std::vector<double>& scores, double temperature) {
    std::map<Order, double> all;
    for_each_order(scores, temperature,
                   [&](std::span<const std::uint32_t> order, double probability) {
                       all[Order(order.begin(), order.end())] += probability;
                   });
    return all;
}

/// How often each order is drawn, as a share.
std::map<Order, double> shares(const std::vector<double>& scores, double temperature,
                               std::uint32_t draws) {
    std::map<Order, double> all;
    std::vector<NoisyScore> drawn;
    for (std::uint32_t draw = 0; draw < draws; ++draw) {
        RandomStream random(5, RandomPurpose::rankings, draw);
        draw_order(scores, temperature, random, drawn);
        Order order;
        for (const NoisyScore& each : drawn) order.push_back(each.item);
        all[order] += 1.0 / draws;
    }
    return all;
}

}  // namespace

TEST_CASE("Plackett-Luce: the probability of an order is a product of shares of what is left") {
    // exp(score) is 6, 3 and 1: 6/10 * 3/4, 6/10 * 1/4, 3/10 * 6/7, 3/10 * 1/7, ...
    const auto orders = probabilities({std::log(6), std::log(3), 0}, 1);
    REQUIRE(orders.size() == 6);
    CHECK(orders.at({0, 1, 2}) == Approx(0.45));
    CHECK(orders.at({0, 2, 1}) == Approx(0.15));
    CHECK(orders.at({1, 0, 2}) == Approx(0.3 * 6 / 7));
    CHECK(orders.at({1, 2, 0}) == Approx(0.3 / 7));
    CHECK(orders.at({2, 0, 1}) == Approx(0.1 * 6 / 9));
    CHECK(orders.at({2, 1, 0}) == Approx(0.1 * 3 / 9));
}

TEST_CASE("Plackett-Luce: neither large scores nor low temperatures overflow") {
    CHECK(probabilities({1e308, -1e308, 0}, 1e-9) == std::map<Order, double>{{{0, 2, 1}, 1}});
    // Far below the first, the others are still as 3 to 1.
    const auto orders = probabilities({1e6, std::log(3), 0}, 1);
    CHECK(orders.at({0, 1, 2}) == Approx(0.75));
    CHECK(shares({1e6, std::log(3), 0}, 1, 4000).at({0, 1, 2}) == Approx(0.75).epsilon(0.04));
    // Equal scores are equally likely at any temperature.
    CHECK(probabilities({2, 2}, 1e-300).at({1, 0}) == 0.5);
}

TEST_CASE("Plackett-Luce: infinite scores come first or last, equal ones by chance") {
    const std::vector<double> scores = {infinity, 0, -infinity, infinity};
    const auto orders = probabilities(scores, 1);
    CHECK(orders.size() == 2);
    CHECK(orders.at({0, 3, 1, 2}) == 0.5);
    const auto drawn = shares(scores, 1, 1000);
    CHECK(drawn.size() == 2);
    CHECK(drawn.at({3, 0, 1, 2}) == Approx(0.5).epsilon(0.15));
}

TEST_CASE("Plackett-Luce: orders are drawn as often as they are likely") {
    const std::vector<double> scores = {1, 0, -1, 0.5};
    constexpr std::uint32_t draws = 20000;
    const auto drawn = shares(scores, 0.7, draws);
    for (const auto& [order, probability] : probabilities(scores, 0.7)) {
        const double deviation = std::sqrt(probability * (1 - probability) / draws);
        CHECK(std::abs(drawn.at(order) - probability) < 4 * deviation);
    }
}

TEST_CASE("Plackett-Luce: nothing has one order, of probability 1") {
    CHECK(probabilities({}, 1) == std::map<Order, double>{{{}, 1}});
}
