// SPDX-License-Identifier: MIT
#include <rankline/eval/gate.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>

#include <rankline/base/error.hpp>

#include "../complaint.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

MeasureRegistry one_measure() {
    MeasureRegistry registry(2);
    registry[0].name = "P";
    registry[0].cutoff = Cutoff::required_rank;
    registry[0].has_level = true;
    registry[1].name = "Name";
    registry[1].aggregation = Aggregation::text;
    return registry;
}

const MeasureRegistry gated = one_measure();

bool holds(const std::string& gate, double value) {
    return parse_gate(gate, gated, 1).holds(value);
}

std::string gate_error(const std::string& gate) {
    return complaint_of(ErrorKind::usage, [&] { (void)parse_gate(gate, gated, 1); });
}

}  // namespace

TEST_CASE("gate: each comparison holds where it should") {
    CHECK(holds("P@5 < 0.5", 0.4));
    CHECK(!holds("P@5 < 0.5", 0.5));
    CHECK(holds("P@5 <= 0.5", 0.5));
    CHECK(!holds("P@5 <= 0.5", 0.6));
    CHECK(holds("P@5 > 0.5", 0.6));
    CHECK(!holds("P@5 > 0.5", 0.5));
    CHECK(holds("P@5 >= 0.5", 0.5));
    CHECK(!holds("P@5 >= 0.5", 0.4));
    CHECK(holds("P@5 == 0.5", 0.5));
    CHECK(!holds("P@5 == 0.5", 0.4));
    CHECK(holds("P@5 != 0.5", 0.4));
    CHECK(!holds("P@5 != 0.5", 0.5));
}

TEST_CASE("gate: blanks do not matter, and the text is kept as written") {
    const Gate gate = parse_gate(" P(rel=2)@5<.42 ", gated, 1);
    CHECK(gate.text == " P(rel=2)@5<.42 ");
    CHECK(gate.measure.name == "P(rel=2)@5");
    CHECK(gate.bound == 0.42);
    CHECK(gate.comparison == Gate::Comparison::less);
}

TEST_CASE("gate: the level of -l goes to a measure without one of its own") {
    CHECK(parse_gate("P@5 < 1", gated, 2).measure.params.level == 2);
    CHECK(parse_gate("P(rel=3)@5 < 1", gated, 2).measure.params.level == 3);
}

TEST_CASE("gate: what was not measured fails every condition") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    for (const char* gate :
         {"P@5 < 0", "P@5 <= 0", "P@5 > 0", "P@5 >= 0", "P@5 == 0", "P@5 != 0"}) {
        CAPTURE(gate);
        CHECK(holds(gate, nan));
    }
}

TEST_CASE("gate: what cannot be a condition is told") {
    CHECK(mentions(gate_error("P@5"), "no comparison"));
    CHECK(mentions(gate_error("P@5 = 0.5"), "no comparison"));
    CHECK(mentions(gate_error(""), "no comparison"));
    CHECK(mentions(gate_error("< 0.5"), "no measure"));
    CHECK(mentions(gate_error("P@5 <"), "\"\" behind the comparison is not a number"));
    CHECK(mentions(gate_error("P@5 < x"), "\"x\" behind the comparison is not a number"));
    CHECK(mentions(gate_error("P@5 < nan"), "not a number"));
    CHECK(mentions(gate_error("P@5 < 0.4 < 0.5"), "not a number"));
    CHECK(mentions(gate_error("P.5,10 < 0.5"), "stands for 2 measures"));
    CHECK(mentions(gate_error("Name == 1"), "is a text"));
    CHECK(mentions(gate_error("Q@5 < 1"), "unknown measure"));
}
