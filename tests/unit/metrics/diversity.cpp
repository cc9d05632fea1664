// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include <rankline/metrics/metrics.hpp>

#include "diverse_topic.hpp"

using doctest::Approx;
using namespace rankline;
using namespace rankline::test;

namespace {

/// Three subtopics. Gains with alpha 1/2 of the ranking a b x c d: a is new in 1 and 2 and gains 2,
/// b is the second in 1 and gains 1/2, x is not judged, c is the third in 1 and the first in 3 and
/// gains 1/4 + 1, d the second in 3 and gains 1/2. Ideally c and a are tied at 2 and c, the greater
/// docid, comes first; then a gains 1/2 + 1, d 1/2, b 1/4.
const char* const judgments = "a:12 b:1 c:13 d:3";
const char* const ranking = "a b x c d";

const double log3 = std::log2(3.0);
const double log5 = std::log2(5.0);
const double log6 = std::log2(6.0);

}  // namespace

TEST_CASE("diversity: alpha_DCG and alpha_nDCG worked out by hand") {
    const DiverseTopic topic(judgments, ranking);
    const double at_2 = 2 + 0.5 / log3;
    const double at_5 = at_2 + 1.25 / log5 + 0.5 / log6;
    const double ideal_at_2 = 2 + 1.5 / log3;
    const double ideal = ideal_at_2 + 0.5 / 2 + 0.25 / log5;
    CHECK(topic.value("alpha_nDCG@1") == 1);
    CHECK(topic.value("alpha_nDCG@2") == Approx(at_2 / ideal_at_2));
    CHECK(topic.value("alpha_nDCG@5") == Approx(at_5 / ideal));
    CHECK(topic.value("alpha_nDCG") == Approx(at_5 / ideal));
    // Three subtopics, every document relevant to all: 3, then 3/2.
    CHECK(topic.value("alpha_DCG@1") == Approx(2.0 / 3));
    CHECK(topic.value("alpha_DCG@2") == Approx(at_2 / (3 + 1.5 / log3)));
    CHECK(topic.value("alpha_DCG@5") ==
          Approx(at_5 / (3 * (1 + 0.5 / log3 + 0.25 / 2 + 0.125 / log5 + 0.0625 / log6))));
}

TEST_CASE("diversity: ERR_IA and nERR_IA worked out by hand") {
    const DiverseTopic topic(judgments, ranking);
    // 2/1 + (1/2)/2 + (5/4)/4 + (1/2)/5; ideally 2/1 + (3/2)/2 + (1/2)/3 + (1/4)/4.
    const double at_5 = 2 + 0.25 + 0.3125 + 0.1;
    const double ideal = 2 + 0.75 + 0.5 / 3 + 0.0625;
    CHECK(topic.value("ERR_IA@2") == Approx(2.25 / (3 + 0.75)));
    CHECK(topic.value("ERR_IA@5") ==
          Approx(at_5 / (3 * (1 + 0.5 / 2 + 0.25 / 3 + 0.125 / 4 + 0.0625 / 5))));
    CHECK(topic.value("nERR_IA@2") == Approx(2.25 / 2.75));
    CHECK(topic.value("nERR_IA") == Approx(at_5 / ideal));
}

TEST_CASE("diversity: NRBP and nNRBP worked out by hand") {
    const DiverseTopic topic(judgments, ranking);
    // 2 + (1/2)/2 + (5/4)/8 + (1/2)/16, times (1 - 1/4) / 3; ideally 2 + (3/2)/2 + (1/2)/4 +
    // (1/4)/8.
    const double sum = 2 + 0.25 + 0.15625 + 0.03125;
    CHECK(topic.value("NRBP") == Approx(sum / 4));
    CHECK(topic.value("nNRBP") == Approx(sum / (2 + 0.75 + 0.125 + 0.03125)));
    // alpha 1 pays once for each subtopic: 2, 0, 0, 1 for c's second, 0.
    CHECK(topic.value("NRBP(alpha=1,beta=0.8)") == Approx((2 + 0.512) / 3));
    CHECK(topic.value("nNRBP(alpha=1,beta=0.8)") == Approx((2 + 0.512) / (2 + 0.8)));
}

TEST_CASE("diversity: AP_IA, P_IA and StRecall worked out by hand") {
    const DiverseTopic topic(judgments, ranking);
    // Subtopic 1 at ranks 1, 2, 4 of a, b, c; 2 at rank 1; 3 at ranks 4 and 5.
    CHECK(topic.value("AP_IA") ==
          Approx(((1 + 1 + 3.0 / 4) / 3 + 1 + (1.0 / 4 + 2.0 / 5) / 2) / 3));
    CHECK(topic.value("P_IA@2") == Approx(3.0 / (2 * 3)));
    CHECK(topic.value("P_IA@10") == Approx(6.0 / (10 * 3)));
    CHECK(topic.value("StRecall@1") == Approx(2.0 / 3));
    CHECK(topic.value("StRecall@3") == Approx(2.0 / 3));
    CHECK(topic.value("StRecall@4") == 1);
    CHECK(topic.value("StRecall") == 1);
}

TEST_CASE("diversity: the greedy ideal ranking can be beaten") {
    // c, the greatest of three documents on two subtopics, leaves both others half new: 2, 3/2,
    // 3/2. But a and b have all four subtopics between them.
    const DiverseTopic topic("a:12 b:34 c:13", "a b");
    CHECK(topic.value("alpha_nDCG@2") == Approx((2 + 2 / log3) / (2 + 1.5 / log3)));
}

TEST_CASE("diversity: alpha 0 counts subtopics, and a document tied with others goes by its id") {
    const DiverseTopic topic(judgments, ranking);
    CHECK(topic.value("alpha_nDCG(alpha=0)@2") == Approx((2 + 1 / log3) / (2 + 2 / log3)));
    CHECK(topic.value("alpha_DCG(alpha=0)@2") == Approx((2 + 1 / log3) / (3 + 3 / log3)));
    // The sum over an endless ranking has no bound.
    CHECK(topic.value("NRBP(alpha=0,beta=1)") == 0);
    CHECK(topic.value("nNRBP(alpha=0,beta=1)") == 1);
}

TEST_CASE("diversity: a negative grade is not relevant, and its subtopic does not count for it") {
    const DiverseTopic topic("a:12- b:1", "a b");
    CHECK(topic.value("StRecall") == 1);
    CHECK(topic.value("P_IA@2") == 1);
    CHECK(topic.value("P_IA@2", -5) == 1);
}

TEST_CASE("diversity: without a relevant document, or with no judgment at all, every value is 0") {
    const DiverseTopic high_level(judgments, ranking);
    const DiverseTopic unjudged("", "a b");
    const DiverseTopic empty(judgments, "");
    for (const MeasureRecord& record : measure_registry()) {
        if (record.judgments != JudgmentKind::subtopics) continue;
        const std::string name = record.name + (record.cutoff == Cutoff::required_rank ? "@5" : "");
        CAPTURE(name);
        CHECK(high_level.value(name, 2) == 0);
        CHECK(unjudged.value(name) == 0);
        CHECK(empty.value(name) == 0);
    }
}

TEST_CASE("diversity: the names that ndeval and ir_measures have") {
    const DiverseTopic topic(judgments, ranking);
    for (const char* name : {"alpha-nDCG@5", "\xCE\xB1_nDCG@5", "ALPHA_NDCG@5", "alpha_nDCG_5"}) {
        CHECK(topic.value(name) == topic.value("alpha_nDCG@5"));
    }
    CHECK(topic.value("MAP-IA") == topic.value("MAP_IA"));
    CHECK(topic.value("strec@2") == topic.value("StRecall@2"));
    CHECK(topic.value("P-IA@5") == topic.value("P_IA_5"));
    CHECK(topic.value("nERR-IA@5") == topic.value("nERR_IA@5"));
}
