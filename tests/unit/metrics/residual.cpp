// SPDX-License-Identifier: MIT
#include <rankline/eval/residual.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "hand_made_topic.hpp"

using namespace rankline;
using doctest::Approx;

namespace {

SpreadValue residual(const std::string& name, const std::string& ranking,
                     const std::string& missed = "", double highest = 1) {
    const std::vector<Measure> measures = parse_measure(name, measure_registry(), 1);
    std::vector<double> grades;
    for (const char c : ranking)
        grades.push_back(c == '-' ? not_judged : c == '.' ? -1 : static_cast<double>(c - '0'));
    HandMadeTopic frame(ranking, missed);
    std::vector<SpreadValue> values(1);
    Residual(measures, highest).measure(grades, frame.topic(), values);
    return values[0];
}

}  // namespace

TEST_CASE("residual: of precision it is the share of unjudged documents") {
    // cwl_eval -r: best minus worst, where unjudged documents gain 1 and 0.
    const SpreadValue value = residual("P@5", "1-0-.1");
    CHECK(value.low == Approx(0.2));
    CHECK(value.high == Approx(0.8));
}

TEST_CASE("residual: of binary RBP it is RBPResid less what is below the ranking") {
    // Moffat and Zobel: (1 - p) * sum of p^(i-1) over unjudged ranks, and p^n below the ranking.
    for (const std::string ranking : {"1-0-1", "----", ".1-0-1-0", "1-"}) {
        const HandMadeTopic plain(ranking);
        const SpreadValue value = residual("RBP(rel=1)", ranking);
        INFO(ranking);
        CHECK(value.low == Approx(plain.value("RBP(rel=1)")));
        CHECK(value.high - value.low ==
              Approx(plain.value("RBPResid") - std::pow(0.9, ranking.size())));
    }
}

TEST_CASE("residual: what is judged relevant counts in R, so that AP can fall") {
    // R = 1: AP 1. The one at rank 4 relevant: (1 + 2/4) / 2. All three: 1.
    const SpreadValue value = residual("AP", "1---");
    CHECK(value.low == Approx(0.75));
    CHECK(value.high == 1);
    // One relevant document is not retrieved: 1/2, (1 + 1) / 3 with one, (1 + 1 + 1) / 4 with both.
    const SpreadValue missing = residual("AP", "1--", "1");
    CHECK(missing.low == Approx(0.5));
    CHECK(missing.high == Approx(0.75));
}

TEST_CASE("residual: the ideal ranking grows too") {
    // As ranked 1 / 1. With grade 2 at rank 2: (1 + 2 / log2(3)) / (2 + 1 / log2(3)).
    const double other = 1 / std::log2(3);
    const SpreadValue value = residual("nDCG", "1-", "", 2);
    CHECK(value.low == Approx((1 + 2 * other) / (2 + other)));
    CHECK(value.high == 1);
}

TEST_CASE("residual: nothing unjudged, nothing open") {
    const SpreadValue value = residual("AP", "101", "1");
    CHECK(value.low == Approx((1 + 2.0 / 3) / 3));
    CHECK(value.high == value.low);
    CHECK_FALSE(value.sampled);
    CHECK(residual("AP", "").high == 0);
}

TEST_CASE("residual: where no order is the best there is a limit, and it is told") {
    CHECK_FALSE(residual("infAP", std::string(12, '-')).sampled);
    CHECK(residual("infAP", std::string(13, '-')).sampled);
    CHECK(residual("MedianRank@5", std::string(13, '-')).sampled);
    CHECK_FALSE(residual("AP", std::string(13, '-')).sampled);
}
