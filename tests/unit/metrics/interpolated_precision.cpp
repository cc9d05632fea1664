// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("IPrec: the highest precision once enough relevant documents are found") {
    // R = 3, found at ranks 1 and 4: precision 1 and 1/2. round(0.4 * 3) = 1, round(0.8 * 3) = 2.
    const HandMadeTopic topic("1001", "1");
    CHECK(topic.value("IPrec@0") == 1);
    CHECK(topic.value("IPrec@0.4") == 1);
    CHECK(topic.value("IPrec@0.8") == 0.5);
    CHECK(topic.value("IPrec@1") == 0);
}

TEST_CASE("IPrec: precision further down the ranking counts for lower recall") {
    // Relevant at 2, 3 and 4: precision 1/2, 2/3, 3/4, so that 3/4 holds everywhere.
    const HandMadeTopic topic("0111");
    CHECK(topic.value("IPrec@0") == 0.75);
    CHECK(topic.value("IPrec@0.3") == 0.75);
    CHECK(topic.value("IPrec@1") == 0.75);
}

TEST_CASE("IPrec: half a document is rounded up") {
    // R = 2, found at ranks 1 and 4: round(0.25 * 2) = 1 and round(0.75 * 2) = 2.
    const HandMadeTopic topic("1001");
    CHECK(topic.value("IPrec@0.25") == 1);
    CHECK(topic.value("IPrec@0.75") == 0.5);
}

TEST_CASE("IPrec: is 0, not undefined, when nothing is retrieved or relevant") {
    CHECK(HandMadeTopic("", "1").value("IPrec@0") == 0);
    CHECK(HandMadeTopic("00").value("IPrec@0") == 0);
}

TEST_CASE("IPrecAvg: the mean over the points, in any order") {
    // Recall 0 to 0.4 needs at most one document of three (precision 1), 0.5 to 0.8 two (1/2),
    // 0.9 and 1 three (0): (5 * 1 + 4 / 2) / 11.
    const HandMadeTopic topic("1001", "1");
    CHECK(topic.value("IPrecAvg") == Approx(7.0 / 11));
    CHECK(topic.value("11pt_avg.0.2,0.5,0.8") == Approx(2.0 / 3));
    CHECK(topic.value("11pt_avg.0.8,0.2,0.5") == Approx(2.0 / 3));
}
