// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "voting_pool.hpp"

using namespace rankline;

TEST_CASE("kwiksort: an order without cycles is found whatever the pivots") {
    const FusionMethod& method = method_named("kwiksort");
    const std::vector<Ballot> ballots = {ballot("a b c d e f g"), ballot("b a c d e g f"),
                                         ballot("a c b d f e g")};
    for (double seed = 0; seed < 20; ++seed)
        CHECK(order_of(vote(method, ballots, documents_of(ballots), {seed})) == "a b c d e f g ");
}

TEST_CASE("kwiksort: the seed decides where a cycle is cut") {
    const FusionMethod& method = method_named("kwiksort");
    const std::vector<Ballot> cycle = {ballot("a b c"), ballot("b c a"), ballot("c a b")};
    std::set<std::string> orders;
    for (double seed = 0; seed < 30; ++seed)
        orders.insert(order_of(vote(method, cycle, documents_of(cycle), {seed})));
    // A pivot stands between the one that beats it and the one that it beats.
    CHECK(orders == std::set<std::string>{"a b c ", "b c a ", "c a b "});
}

TEST_CASE("kwiksort: a tie with the pivot goes by Borda's count, then by docid descending") {
    // All pairs of a, b, c tie, and so do their counts.
    CHECK(order_of(vote("kwiksort", {ballot("a b c"), ballot("c b a")})) == "c b a ");
    // a ties with all others; the counts are 4 for b, 0 for a and c, -4 for d.
    CHECK(order_of(vote("kwiksort", {ballot("a b c d"), ballot("b c d a")})) == "b c a d ");
}
