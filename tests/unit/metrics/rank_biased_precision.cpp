// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>

#include "hand_made_topic.hpp"

using doctest::Approx;

TEST_CASE("RBP: gains weighed with the chance of coming to their rank") {
    // p = 0.5: 1/2 at rank 1, 1/8 at rank 3.
    CHECK(HandMadeTopic("101").value("RBP(p=0.5)") == 0.625);
    CHECK(HandMadeTopic("101").value("rbp.p=0.5") == 0.625);
    CHECK(HandMadeTopic("101").value("RBP(p=0.5)@2") == 0.5);
    // The default is 0.9: 0.1 * 0.9^2; the micro-case gives .0810.
    CHECK(HandMadeTopic("..1-").value("RBP") == Approx(0.081));
}

TEST_CASE("RBP: graded gains are scaled by the grades of the query") {
    // 3, 2, 0, 1 become 1, 2/3, 0, 1/3: 0.1 * (1 + 0.6 + 0.243).
    CHECK(HandMadeTopic("3201").value("RBP") == Approx(0.1843));
    // Grades within [0, 1] are left alone.
    CHECK(HandMadeTopic("01").value("RBP") == Approx(0.09));
    // Only grade 2 occurs, but the scale is from 0: 2 becomes 1.
    CHECK(HandMadeTopic("2").value("RBP") == Approx(0.1));
}

TEST_CASE("RBP: a named gain sets the scale") {
    // The highest grade of the query is 1, named is 2: 1 becomes 1/2.
    CHECK(HandMadeTopic("1").value("RBP(gains='2=2')") == Approx(0.05));
    // Gains -1 to 3 over grades 0 to 2, grade 1 being worth itself: (1 + 1) / 4 at rank 1.
    CHECK(HandMadeTopic("102").value("RBP(p=0.5,gains='0=-1,2=3')") == Approx(0.25 + 0.125));
    // Grade 1 does not occur but has its place between 0 and 2, where its gain 5 sets the scale.
    CHECK(HandMadeTopic("2").value("RBP(p=0.5,gains='1=5')") == Approx(0.2));
    // A grade between that is not named counts with itself: the scale is 0 to 2, not 0 to 1.
    CHECK(HandMadeTopic("3").value("RBP(p=0.5,gains='3=1')") == Approx(0.25));
}

TEST_CASE("RBP: unjudged documents gain nothing, even where gains are shifted") {
    CHECK(HandMadeTopic("-.0").value("RBP(gains='0=-1')") == 0);
}

TEST_CASE("RBPResid: what unjudged documents could add, the ones below the ranking included") {
    // Ranks 1, 2 and 4 of "..1-" are unjudged: 0.9^4 + 0.1 * (1 + 0.9 + 0.729) = .9190.
    CHECK(HandMadeTopic("..1-").value("RBPResid") == Approx(0.6561 + 0.2629));
    CHECK(HandMadeTopic("1-").value("RBPResid(p=0.5)") == Approx(0.25 + 0.25));
}

TEST_CASE("RBPResid: is 0 when all that is retrieved is judged") {
    CHECK(HandMadeTopic("1010").value("RBPResid") == 0);
    CHECK(HandMadeTopic("", "1").value("RBPResid") == 0);
}

TEST_CASE("RBPResid: tail=always never leaves out what is below the ranking") {
    CHECK(HandMadeTopic("1010").value("RBPResid(p=0.5,tail=always)") == 0.0625);
    CHECK(HandMadeTopic("", "1").value("RBPResid(tail=always)") == 1);
    const HandMadeTopic topic("..1-");
    CHECK(topic.value("RBPResid(tail=always)") == topic.value("RBPResid"));
}

TEST_CASE("RBP and RBPResid: deep rankings add up") {
    // All relevant: 1 - p^n. All but one judged, at rank 2001: p^3000 + (1 - p) p^2000.
    const double p = 0.999;
    CHECK(HandMadeTopic(std::string(3000, '1')).value("RBP(p=0.999)") ==
          Approx(1 - std::pow(p, 3000)).epsilon(1e-12));
    const std::string one_unjudged = std::string(2000, '1') + "-" + std::string(999, '0');
    CHECK(HandMadeTopic(one_unjudged).value("RBPResid(p=0.999)") ==
          Approx(std::pow(p, 3000) + (1 - p) * std::pow(p, 2000)).epsilon(1e-12));
    CHECK(HandMadeTopic(std::string(3000, '-')).value("RBPResid(p=0.999)") ==
          Approx(1).epsilon(1e-12));
}

TEST_CASE("RBP(rel=): gains are 1 from that grade on, and 0 below") {
    // With p = 1/2: ranks 1 and 3, and with rel=2 rank 3 alone; (1 - p) is 1/2.
    const HandMadeTopic topic("1-30");
    CHECK(topic.value("RBP(p=0.5,rel=1)") == 0.5 * (1 + 0.25));
    CHECK(topic.value("RBP(p=0.5,rel=2)") == 0.5 * 0.25);
    CHECK(topic.value("RBP(p=0.5,rel=1)@2") == 0.5);
    // The level of -l is another thing.
    CHECK(topic.value("RBP(p=0.5,rel=1)", 3) == 0.5 * (1 + 0.25));
}
