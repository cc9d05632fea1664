// SPDX-License-Identifier: MIT
#include <rankline/cli/query_random.hpp>

#include <doctest/doctest.h>

#include <rankline/stats/random.hpp>

using namespace rankline;
using namespace rankline::cli;

TEST_CASE("random orders of a query: a stream of seed and id, begun anew for each") {
    RandomStream stream(seed_of_item(5, "a"), RandomPurpose::tie_orders);
    const RandomOfQuery random = random_of_query(5);
    const RandomBelow first = random("a");
    const RandomBelow again = random("a");
    const RandomBelow other = random("b");
    bool differs = false;
    for (int i = 0; i < 20; ++i) {
        const std::uint64_t number = stream.below(1000);
        CHECK(first(1000) == number);
        CHECK(again(1000) == number);
        differs = differs || other(1000) != number;
    }
    CHECK(differs);
}
