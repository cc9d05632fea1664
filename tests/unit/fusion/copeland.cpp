// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "voting_pool.hpp"

using namespace rankline;

TEST_CASE("copeland: wins and half the ties, by hand") {
    // Two runs: a beats c and d (d is in neither place above), ties with b; b beats c and d.
    const Scores scores = vote("copeland", {ballot("a b c"), ballot("b a d")});
    CHECK(scores == Scores{{"a", 2.5}, {"b", 2.5}, {"c", 0.5}, {"d", 0.5}});
}

TEST_CASE("copeland: documents that share a rank get no vote from the run") {
    const Scores scores = vote("copeland", {ballot("a=b c"), ballot("b a c"), ballot("c a=b")});
    CHECK(scores == Scores{{"a", 1}, {"b", 2}, {"c", 0}});
}

TEST_CASE("copeland: Tennessee") {
    const Scores scores = vote("copeland", {ballot("M N C K", 42), ballot("N C K M", 26),
                                            ballot("C K N M", 15), ballot("K C N M", 17)});
    CHECK(scores == Scores{{"N", 3}, {"C", 2}, {"K", 1}, {"M", 0}});
}
