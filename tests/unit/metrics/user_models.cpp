// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("SDCG: discounted gain over that of k perfect documents") {
    const double second = 1 / std::log2(3.0);
    CHECK(HandMadeTopic("101").value("SDCG@3") == Approx(1.5 / (1 + second + 0.5)));
    CHECK(HandMadeTopic("101").value("SDCG@2") == Approx(1 / (1 + second)));
    // The two ranks that are missing count.
    CHECK(HandMadeTopic("1").value("SDCG@3") == Approx(1 / (1 + second + 0.5)));
    CHECK(HandMadeTopic("13").value("SDCG(max_rel=3)@2") ==
          Approx((1.0 / 3 + second) / (1 + second)));
}

TEST_CASE("SDCG: goes no deeper than depth") {
    const HandMadeTopic found_late(std::string(1500, '-') + "1");
    CHECK(found_late.value("SDCG@2000") == 0);
    double total = 0;
    for (int i = 1; i <= 1501; ++i) total += 1 / std::log2(i + 1.0);
    CHECK(found_late.value("SDCG(depth=1501)@2000") == Approx(1 / std::log2(1502.0) / total));
    CHECK(HandMadeTopic("1").value("SDCG@5000") == HandMadeTopic("1").value("SDCG@1000"));
}

TEST_CASE("user models: gains are linear from min_rel to max_rel and level beyond") {
    const auto gain = [](const char* grade, const std::string& parameters) {
        return HandMadeTopic(grade).value("SDCG(" + parameters + ")@1");
    };
    CHECK(gain("2", "max_rel=4") == 0.5);
    CHECK(gain("5", "max_rel=4") == 1);
    CHECK(gain("2", "min_rel=1,max_rel=3") == 0.5);
    CHECK(gain("1", "min_rel=1,max_rel=3") == 0);
    CHECK(gain(".", "max_rel=3") == 0);
    CHECK(gain("-", "max_rel=3") == 0);
    // No scale: all or nothing.
    CHECK(gain("2", "min_rel=2,max_rel=2") == 0);
    CHECK(gain("3", "min_rel=2,max_rel=1") == 1);
    CHECK_THROWS(gain("1", "min_rel=-1"));
}

TEST_CASE("INSQ: weights 1 / (i + 2T - 1)^2 that add up to 1") {
    // T = 1: 1/4 and 1/9, that is 9/13 and 4/13.
    CHECK(HandMadeTopic("10").value("INSQ(depth=2)") == Approx(9.0 / 13));
    CHECK(HandMadeTopic("01").value("INSQ(depth=2)") == Approx(4.0 / 13));
    // T = 2: 1/16 and 1/25.
    CHECK(HandMadeTopic("01").value("INSQ(T=2,depth=2)") == Approx(16.0 / 41));
    // T = 0: nobody goes on.
    CHECK(HandMadeTopic("01").value("INSQ(t=0)") == 0);
    CHECK(HandMadeTopic("1").value("INSQ(t=0)") == 1);
    double total = 0;
    for (int i = 1000; i >= 1; --i) total += 1 / ((i + 1.0) * (i + 1.0));
    CHECK(HandMadeTopic("1").value("INSQ") == Approx(0.25 / total).epsilon(1e-12));
}

TEST_CASE("INST: who has found what is wanted stops sooner") {
    // T = 1. Found at rank 1: C(1) = (1/2)^2, C(2) = (2/3)^2; weights 1, 1/4, 1/9.
    CHECK(HandMadeTopic("100").value("INST(depth=3)") == Approx(36.0 / 49));
    CHECK(HandMadeTopic("10").value("INST(depth=2)") == Approx(4.0 / 5));
    // Found at rank 2 or not at all: C(1) = (2/3)^2, as in INSQ.
    CHECK(HandMadeTopic("01").value("INST(depth=2)") == Approx(4.0 / 13));
    // Twice what is wanted: C(1) = C(2) = (1/2)^2; weights 1, 1/4, 1/16.
    CHECK(HandMadeTopic("11").value("INST(depth=3)") == Approx(20.0 / 21));
    // T = 1/2 and found at once: nobody goes on.
    CHECK(HandMadeTopic("1").value("INST(t=0.5)") == 1);
    CHECK_THROWS(static_cast<void>(HandMadeTopic("1").value("INST(t=0.4)")));
    CHECK_THROWS(static_cast<void>(HandMadeTopic("1").value("INST(t=1e308)")));
}

TEST_CASE("BPM: mean gain until T is reached, or k documents are seen") {
    CHECK(HandMadeTopic("011").value("BPM@3") == 0.5);
    CHECK(HandMadeTopic("011").value("BPM(T=2)@3") == Approx(2.0 / 3));
    CHECK(HandMadeTopic("100").value("BPM(T=2)@3") == Approx(1.0 / 3));
    CHECK(HandMadeTopic("1").value("BPM(T=2)@4") == 0.25);
    CHECK(HandMadeTopic("001").value("BPM@2") == 0);
    CHECK(HandMadeTopic("01").value("BPM(T=0)@2") == 0);
    // 1/3 and 2/3 make 1; 1, 2/3 and 1/3 make 2, in whatever order.
    CHECK(HandMadeTopic("123").value("BPM(max_rel=3)@3") == 0.5);
    CHECK(HandMadeTopic("3211").value("BPM(t=2,max_rel=3)@9") == Approx(2.0 / 3));
    CHECK(HandMadeTopic("1231").value("BPM(t=2,max_rel=3)@9") == Approx(2.0 / 3));
}

TEST_CASE("NERR8: goes on unless satisfied") {
    // Gains 1/2 and 1; weights 1 and 1/2, over 3/2.
    CHECK(HandMadeTopic("12").value("NERR8(max_rel=2)@2") == Approx(2.0 / 3));
    CHECK(HandMadeTopic("1").value("NERR8(max_rel=2)@2") == Approx(1.0 / 3));
    CHECK(HandMadeTopic("12").value("NERR8(max_rel=2)@1") == 0.5);
    // Nobody comes to rank 2.
    CHECK(HandMadeTopic("20").value("NERR8(max_rel=2)@10") == 1);
}

TEST_CASE("NERR9: goes on unless satisfied or tired") {
    // Weights 1 and 1/2 * 1/2, over 5/4.
    CHECK(HandMadeTopic("12").value("NERR9(max_rel=2)@2") == Approx(3.0 / 5));
    // Nothing satisfies: weights 1, 1/2, 1/3.
    CHECK(HandMadeTopic("001").value("NERR9@3") == Approx(1.0 / 3 / (11.0 / 6)));
}

TEST_CASE("NERR10: goes on unless satisfied, with a chance of p") {
    CHECK(HandMadeTopic("12").value("NERR10(p=0.5,max_rel=2,depth=2)") == Approx(3.0 / 5));
    // Weights 1, 1/2 and 1/4; nobody comes to rank 4.
    CHECK(HandMadeTopic("001").value("NERR10(p=0.5)") == Approx(1.0 / 7));
    CHECK(HandMadeTopic("01").value("NERR10(p=0)") == 0);
    CHECK(HandMadeTopic("01").value("NERR10(p=1)") == 0.5);
}

TEST_CASE("NERR11: goes on unless satisfied, as in INSQ") {
    // T = 1: C(1) = (2/3)^2 * 1/2; weights 1 and 2/9.
    CHECK(HandMadeTopic("12").value("NERR11(max_rel=2,depth=2)") == Approx(13.0 / 22));
    CHECK(HandMadeTopic("01").value("NERR11(depth=2)") == Approx(4.0 / 13));
}

TEST_CASE("user models: 0 when nothing with a gain is retrieved") {
    for (const char* name :
         {"SDCG@5", "INST", "INSQ", "BPM@5", "NERR8@5", "NERR9@5", "NERR10", "NERR11"}) {
        CAPTURE(name);
        CHECK(HandMadeTopic("0-.", "1").value(name) == 0);
        CHECK(HandMadeTopic("", "1").value(name) == 0);
    }
}

// Who finds more, and finds it sooner, stops sooner: that must not cost anything.
TEST_CASE("user models and ERR: no order is better than by grade") {
    for (const char* name :
         {"SDCG(max_rel=3)@3", "INST(max_rel=3)", "INST(t=0.5,max_rel=3)", "INST(t=3,max_rel=3)",
          "INSQ(max_rel=3)", "BPM(max_rel=3)@3", "BPM(t=2,max_rel=3)@9", "NERR8(max_rel=3)@3",
          "NERR9(max_rel=4)@9", "NERR10(max_rel=3)", "NERR11(max_rel=4)", "ERR", "nERR@3"}) {
        CAPTURE(name);
        const double best = HandMadeTopic("32110-").value(name);
        std::string ranking = "-01123";
        do {
            CAPTURE(ranking);
            CHECK(HandMadeTopic(ranking).value(name) <= best + 1e-12);
        } while (std::next_permutation(ranking.begin(), ranking.end()));
    }
}
