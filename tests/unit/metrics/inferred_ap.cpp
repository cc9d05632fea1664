// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("infAP: a pool without judgments above a relevant document is taken as half relevant") {
    // At rank 3 both documents above are in the pool, neither judged:
    // 1/3 + 2/3 * 2/2 * e/2e = 2/3.
    CHECK(HandMadeTopic("..1-").value("infAP") == Approx(2.0 / 3));
}

TEST_CASE("infAP: documents outside the pool count as nonrelevant") {
    // At rank 3, one of the two above is in the pool and judged relevant:
    // 1/3 + 2/3 * 1/2 * (1 + e) / (1 + 2e).
    const double second = 1.0 / 3 + 1.0 / 3 * (1 + 1e-5) / (1 + 2e-5);
    CHECK(HandMadeTopic("1-1").value("infAP") == Approx((1 + second) / 2).epsilon(1e-12));
}

TEST_CASE("infAP: judged documents above decide between relevant and nonrelevant") {
    // At rank 4: three above, all in the pool, one relevant, one nonrelevant, one not judged.
    const double fourth = 1.0 / 4 + 3.0 / 4 * (1 + 1e-5) / (2 + 2e-5);
    CHECK(HandMadeTopic("1.01", "11").value("infAP") == Approx((1 + fourth) / 4).epsilon(1e-12));
    CHECK(HandMadeTopic("00").value("infAP") == 0);
}
