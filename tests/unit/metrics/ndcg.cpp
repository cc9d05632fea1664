// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>

#include "hand_made_topic.hpp"

using doctest::Approx;

namespace {

const double log3 = std::log2(3.0);
const double log5 = std::log2(5.0);

}  // namespace

TEST_CASE("nDCG: linear gains discounted by the logarithm of the rank, over the ideal ranking") {
    // DCG = 1/log2(3) + 2/log2(4), IDCG = 2/log2(2) + 1/log2(3); .6199 in trec_eval.
    const HandMadeTopic topic("012");
    CHECK(topic.value("DCG") == Approx(1 / log3 + 1));
    CHECK(topic.value("IDCG") == Approx(2 + 1 / log3));
    CHECK(topic.value("nDCG") == Approx(0.6199).epsilon(1e-4));
}

TEST_CASE("nDCG: -l has no effect") {
    CHECK(HandMadeTopic("012").value("nDCG", 2) == HandMadeTopic("012").value("nDCG"));
    CHECK(HandMadeTopic("012").value("nDCG@2", 2) == HandMadeTopic("012").value("nDCG@2"));
}

TEST_CASE("nDCG@k: cuts both rankings at rank k") {
    // Grades 1, 0, 3 | 2: DCG@2 = 1, IDCG@2 = 3 + 2/log2(3).
    const HandMadeTopic topic("103", "2");
    CHECK(topic.value("nDCG@2") == Approx(1 / (3 + 2 / log3)));
    CHECK(topic.value("DCG@2") == 1);
    CHECK(topic.value("IDCG@2") == Approx(3 + 2 / log3));
    CHECK(topic.value("nDCG@1000") == topic.value("nDCG"));
}

TEST_CASE("nDCG: without a cutoff documents that were not retrieved lower the value") {
    // DCG = 1, IDCG = 1 + 1/log2(3) + 1/2.
    CHECK(HandMadeTopic("1", "11").value("nDCG") == Approx(1 / (1.5 + 1 / log3)));
    CHECK(HandMadeTopic("1", "11").value("nDCG@1") == 1);
}

TEST_CASE("nDCG: an unjudged document gains nothing") {
    CHECK(HandMadeTopic("-1").value("DCG") == Approx(1 / log3));
    CHECK(HandMadeTopic(".1").value("DCG") == Approx(1 / log3));
}

TEST_CASE("nDCG: gain=exp2 is 2^g - 1") {
    // DCG = 1/log2(3) + 3/2, IDCG = 3 + 1/log2(3).
    const HandMadeTopic topic("012");
    CHECK(topic.value("nDCG(gain=exp2)") == Approx((1 / log3 + 1.5) / (3 + 1 / log3)));
    // gdeval's case: one relevant document at rank 2, .63093.
    CHECK(HandMadeTopic("01").value("nDCG(gain=exp2)@10") == Approx(0.63093).epsilon(1e-5));
}

TEST_CASE("nDCG: named gains replace those of their grades") {
    // Gains 7 and 3 for grades 1 and 2: the ideal order changes with them.
    const HandMadeTopic topic("012");
    CHECK(topic.value("ndcg.1=7,2=3") == Approx((7 / log3 + 1.5) / (7 + 3 / log3)));
    CHECK(topic.value("nDCG(gains='1=7,2=3')@10") == topic.value("ndcg.1=7,2=3"));
    // Grade 0 can be given a gain, and a gain can be negative: DCG = 1 - 1/log2(3).
    CHECK(topic.value("DCG(gains='0=1,1=-1,2=0')") == Approx(1 - 1 / log3));
}

TEST_CASE("nDCG: gains that differ by less than 1 are sorted too") {
    // trec_eval gives 1.6570 for such gains, having left them unsorted.
    const HandMadeTopic topic("123");
    const double dcg = 0.5 + 0.7 / log3 + 1.0 / 2;
    const double ideal = 1.0 + 0.7 / log3 + 0.5 / 2;
    CHECK(topic.value("ndcg.1=0.5,2=0.7,3=1") == Approx(dcg / ideal));
    CHECK(HandMadeTopic("01").value("ndcg.1=0.5") == Approx(1 / log3));
}

TEST_CASE("nDCG: gain=table knows the gains that are named, and no others") {
    // Gains 0, 0.5 and 0 for grades 3, 2 and 1: DCG = 0.5/log2(3), IDCG = 0.5.
    const HandMadeTopic topic("321");
    CHECK(topic.value("nDCG(gain=table,gains='2=0.5')") == Approx(1 / log3));
    CHECK(topic.value("DCG(gain=table,gains='2=0.5')@1") == 0);
    CHECK(topic.value("ndcg.gain=table,2=0.5") == topic.value("nDCG(gain=table,gains='2=0.5')"));
    // Without it a grade that is not named has that of its scale: 2^3 - 1.
    CHECK(topic.value("DCG(gain=exp2,gains='2=0.5')@1") == 7);
}

TEST_CASE("nDCG: more different grades than fit the small table") {
    // 9..1 ranked ideally, then backwards.
    CHECK(HandMadeTopic("9876543210").value("nDCG") == 1);
    double dcg = 0;
    double ideal = 0;
    for (int i = 1; i <= 9; ++i) {
        dcg += i / std::log2(i + 1.0);
        ideal += (10 - i) / std::log2(i + 1.0);
    }
    CHECK(HandMadeTopic("1234567890").value("nDCG") == Approx(dcg / ideal));
}

TEST_CASE("nDCG: is 0 where no grade gains anything") {
    CHECK(HandMadeTopic("00-").value("nDCG") == 0);
    CHECK(HandMadeTopic("", "00").value("nDCG@10") == 0);
    CHECK(HandMadeTopic("12").value("nDCG(gains='1=0,2=-3')") == 0);
}

TEST_CASE("nDCG: the table of discounts goes on where it ends") {
    const std::string ranking = std::string(4999, '-') + "1";
    CHECK(HandMadeTopic(ranking).value("nDCG") == 1 / std::log2(5001.0));
}

TEST_CASE("nDCGRel: averaged over the relevant documents, missed ones at the ends") {
    // Relevant at ranks 1 and 3, a third missed. At 1: 1. At 3: (1 + 1/2) / (1 + 1/log2(3) + 1/2).
    // The missed one: the same quotient, both rankings having ended.
    const double quotient = 1.5 / (1.5 + 1 / log3);
    CHECK(HandMadeTopic("101", "1").value("nDCGRel") == Approx((1 + 2 * quotient) / 3));
    CHECK(HandMadeTopic("00").value("nDCGRel") == 0);
    CHECK(HandMadeTopic("", "1").value("nDCGRel") == 0);
}

TEST_CASE("RnDCG: averaged over the ranks where the ideal gain changes") {
    // Ideal 2, 1, 1; points at ranks 1 and 3 and, the ranking being longer by two, its end.
    // At 1: 1/2. At 3: (1 + 2/log2(3)) / I with I = 2 + 1/log2(3) + 1/2. At 5: + 1/log2(6).
    const double ideal = 2.5 + 1 / log3;
    const double at3 = (1 + 2 / log3) / ideal;
    const double at5 = (1 + 2 / log3 + 1 / std::log2(6.0)) / ideal;
    CHECK(HandMadeTopic("120-1").value("RnDCG") == Approx((0.5 + at3 + at5) / 3));
    // With one document more than the ideal ranking the end is not a point of its own.
    CHECK(HandMadeTopic("1201").value("RnDCG") == Approx((0.5 + at3) / 2));
}

TEST_CASE("RnDCG: a ranking shorter than the ideal one is looked at as far as it goes") {
    // Ideal 2, 1: points at 1 and 2, both with DCG 1.
    CHECK(HandMadeTopic("1", "2").value("RnDCG") == Approx((0.5 + 1 / (2 + 1 / log3)) / 2));
}

TEST_CASE("RnDCG: is 0 where the level leaves nothing relevant") {
    CHECK(HandMadeTopic("121").value("RnDCG", 2) > 0);
    CHECK(HandMadeTopic("121").value("RnDCG", 3) == 0);
    CHECK(HandMadeTopic("00").value("RnDCG") == 0);
    CHECK(HandMadeTopic("11").value("Rndcg.1=0") == 0);
}

TEST_CASE("DCG: five documents by hand") {
    // 3, 2, 3, 0, 1 at ranks 1 to 5.
    const double expected = 3 + 2 / log3 + 1.5 + 1 / std::log2(6.0);
    CHECK(HandMadeTopic("32301").value("DCG") == Approx(expected));
    CHECK(HandMadeTopic("32301").value("DCG@4") == Approx(3 + 2 / log3 + 1.5));
    CHECK(HandMadeTopic("32301").value("IDCG@4") == Approx(3 + 3 / log3 + 1 + 1 / log5));
}
