// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("set measures: of 5 retrieved 2 are relevant, of 3 relevant ones") {
    const HandMadeTopic topic("01-1.", "1");
    CHECK(topic.value("SetP") == Approx(2.0 / 5));
    CHECK(topic.value("SetR") == Approx(2.0 / 3));
    CHECK(topic.value("SetAP") == Approx(4.0 / 15));
    // min(5, 3) could be relevant.
    CHECK(topic.value("SetP(relative=true)") == Approx(2.0 / 3));
    // 2 P R / (P + R) = 2 * (4/15) / (16/15).
    CHECK(topic.value("SetF") == Approx(0.5));
}

TEST_CASE("SetF: the parameter is the square of beta") {
    // beta 2: 5 P R / (4 P + R) = 5 * (4/15) / (8/5 + 2/3).
    const HandMadeTopic topic("01-1.", "1");
    CHECK(topic.value("SetF(beta2=4)") == Approx((4.0 / 3) / (34.0 / 15)));
    CHECK(topic.value("set_F.4") == topic.value("SetF(beta2=4)"));
    CHECK(topic.value("SetF(beta2=0)") == Approx(topic.value("SetP")));
}

TEST_CASE("set measures: nothing retrieved, or nothing relevant, is worth 0") {
    const HandMadeTopic nothing_retrieved("", "1");
    const HandMadeTopic nothing_relevant("0-");
    for (const char* name : {"SetP", "SetR", "SetAP", "SetP(relative=true)", "SetF"}) {
        CAPTURE(name);
        CHECK(nothing_retrieved.value(name) == 0);
        CHECK(nothing_relevant.value(name) == 0);
    }
}
