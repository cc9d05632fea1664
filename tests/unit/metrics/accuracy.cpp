// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("Accuracy: pairs of a relevant and another document that are in order") {
    // Relevant at ranks 2 and 4 of 5: 2 * 3 pairs; out of order are the first with rank 1, the
    // second with ranks 1 and 3.
    const HandMadeTopic topic("-20.0", "1");
    CHECK(HandMadeTopic("-1-10").value("Accuracy") == Approx(1 - 3.0 / 6));
    CHECK(topic.value("Accuracy") == Approx(1 - 1.0 / 4));
    // Two ranks: one pair, out of order.
    CHECK(topic.value("Accuracy@2") == 0);
    CHECK(topic.value("Accuracy(rel=3)") == 0);
}

TEST_CASE("Accuracy: nothing relevant is 0, nothing else is 1") {
    CHECK(HandMadeTopic("0-", "1").value("Accuracy") == 0);
    CHECK(HandMadeTopic("").value("Accuracy") == 0);
    CHECK(HandMadeTopic("12").value("Accuracy") == 1);
    CHECK(HandMadeTopic("1-").value("Accuracy@1") == 1);
    // A cutoff behind the end looks at what there is.
    CHECK(HandMadeTopic("-1").value("Accuracy@10") == 0);
}
