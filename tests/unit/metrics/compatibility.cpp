// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("Compat: rank-biased overlap with the ideal ranking that is most like this one") {
    // Ranking: grade 1, unjudged, grade 2. Ideal: the third, the first. Common to the first d of
    // both: 0, 1, 2. With p = 1/2: 0 + 1/2 * 1/2 + 1/4 * 2/3 = 5/12; the ideal with itself:
    // 1 + 1/2 + 1/4 * 2/3 = 5/3.
    const HandMadeTopic topic("1-2");
    CHECK(topic.value("Compat(p=0.5)") == Approx(0.25));
    // Divided by the weights 1 + 1/2 + 1/4 instead.
    CHECK(topic.value("Compat(p=0.5,normalize=false)") == Approx(5.0 / 12 / 1.75));
}

TEST_CASE("Compat: what is missed makes the ideal ranking longer, and unlike") {
    // Ideal: 2, 1 and two of grade 1 that are missed: n is 4. Common: 1, 2, 2, 2. With p = 1/2:
    // 1 + 1/2 + 1/4 * 2/3 + 1/8 * 2/4 over 1 + 1/2 + 1/4 + 1/8.
    CHECK(HandMadeTopic("21", "11").value("Compat(p=0.5)") ==
          Approx((1.5 + 1.0 / 6 + 1.0 / 16) / 1.875));
    // Of equal grades those retrieved come first, in the order of the ranking.
    CHECK(HandMadeTopic("11-", "1").value("Compat(p=0.5)") == Approx((1.5 + 0.25 * 2 / 3) / 1.75));
}

TEST_CASE("Compat: the ideal ranking is 1, whatever follows; nothing relevant is 0") {
    CHECK(HandMadeTopic("3221").value("Compat") == Approx(1));
    CHECK(HandMadeTopic("3221---0-").value("Compat") == Approx(1));
    CHECK(HandMadeTopic("0-.").value("Compat") == 0);
    CHECK(HandMadeTopic("", "1").value("Compat") == 0);
    // p = 0 looks at the first rank alone, p = 1 at all alike.
    CHECK(HandMadeTopic("-1").value("Compat(p=0)") == 0);
    CHECK(HandMadeTopic("-1").value("Compat(p=1)") == Approx(0.5 / 1.5));
}
