// SPDX-License-Identifier: MIT
#include <rankline/eval/judgment_effect.hpp>

#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

using doctest::Approx;
using namespace rankline;

namespace {

/// The effect of a document of grade 1 at `rank`, from 1.
double effect(const char* measure, HandMadeTopic& topic, std::uint64_t rank) {
    const std::vector<Measure> measures = parse_measure(measure, measure_registry(), 1);
    JudgmentEffect effect(measures.at(0), 1);
    effect.start(topic.topic());
    return effect.at(rank - 1);
}

}  // namespace

TEST_CASE("judgment effect: of RBP it is the discount of the rank, whatever else is judged") {
    // (1 - p) p^(r-1) with p = 0.8: .2, .16, .128, .1024, ...
    HandMadeTopic topic("-1--.0");
    CHECK(effect("RBP(p=0.8,rel=1)", topic, 1) == Approx(0.2));
    CHECK(effect("RBP(p=0.8,rel=1)", topic, 3) == Approx(0.128));
    CHECK(effect("RBP(p=0.8,rel=1)", topic, 4) == Approx(0.1024));
    // A negative grade is none.
    CHECK(effect("RBP(p=0.8,rel=1)", topic, 5) == Approx(0.08192));
    CHECK(effect("RBP(p=0.8,rel=1)@4", topic, 5) == 0);
}

TEST_CASE("judgment effect: one more relevant document lowers AP, and that does not count") {
    // Relevant are ranks 1 and 3 of 2. One more, not retrieved: (1 + 2/3) / 3. At rank 2 instead:
    // (1 + 1 + 1) / 3. At rank 4: (1 + 2/3 + 3/4) / 3.
    HandMadeTopic topic("1-1-");
    CHECK(effect("AP", topic, 2) == Approx((3 - 5.0 / 3) / 3));
    CHECK(effect("AP", topic, 4) == Approx(0.75 / 3));
}

TEST_CASE("judgment effect: nDCG divides by the ideal of one more") {
    // Grade 1 at the ranks 1 and 3 of two: the gain 1/log2(3) at rank 2 of 1 + 1/log2(3) + 1/2.
    HandMadeTopic topic("1-1");
    CHECK(effect("nDCG", topic, 2) == Approx(0.6309297536 / 2.1309297536));
}

TEST_CASE("judgment effect: a measure that judging lowers has an effect, too") {
    HandMadeTopic topic("-1--");
    CHECK(effect("Judged@4", topic, 3) == Approx(0.25));
    CHECK(effect("Unjudged@4", topic, 3) > 0);
}
