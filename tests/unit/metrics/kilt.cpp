// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "diverse_topic.hpp"

using doctest::Approx;
using namespace rankline::test;

// Subtopics are evidence sets.

TEST_CASE("kilt: the values of KILT's own tests") {
    // tests/test_eval_retrieval.py with gold2.out, whose evidence sets are {1,2}, {5} and
    // {7,9,11}; guess2_1.out, 2 5 7 33 1 9 44 88; and guess2_2.out, 5.
    const char* const gold = "1:1 11:3 2:1 5:2 7:3 9:3";
    const DiverseTopic first(gold, "2 5 7 33 1 9 44 88");
    CHECK(first.value("KILT_Rprec") == 0.5);
    CHECK(first.value("KILT_P@1") == 1);
    CHECK(first.value("KILT_P@5") == 2.0 / 5);
    CHECK(first.value("KILT_R@5") == 2.0 / 3);
    CHECK(first.value("KILT_Success@5") == 1);
    const DiverseTopic second(gold, "5");
    CHECK(second.value("KILT_Rprec") == 1);
    CHECK(second.value("KILT_P@1") == 1);
    CHECK(second.value("KILT_P@5") == 1.0 / 5);
    CHECK(second.value("KILT_R@5") == 1.0 / 3);
    CHECK(second.value("KILT_Success@5") == 1);
    // tests/test_eval_downstream.py: gold1.out and guess1_1.out, a right page and two wrong ones.
    CHECK(DiverseTopic("10287141:1", "10287141").value("KILT_Rprec") == 1);
    CHECK(DiverseTopic("10287141:1", "999").value("KILT_R@5") == 0);
}

TEST_CASE("kilt: a point of a set moves down with each of its documents, and others move up") {
    // a: [1]; b: [1 True(2)]; c: [True(2) True(1)]; x: [True(2) True(1) False].
    const DiverseTopic topic("a:1 b:2 c:1", "a b c x");
    CHECK(topic.value("KILT_P@1") == 1);
    CHECK(topic.value("KILT_P@2") == 1);
    CHECK(topic.value("KILT_P@3") == Approx(2.0 / 3));
    CHECK(topic.value("KILT_R@1") == 0.5);
    // x: [False]; a: [False 1]; d: [False 1 True(4)]; c: [False True(4) True(1)].
    const DiverseTopic behind("a:1 b:2 c:1 d:4", "x a d c");
    CHECK(behind.value("KILT_Success@1") == 0);
    CHECK(behind.value("KILT_Success@2") == 1);
    CHECK(behind.value("KILT_R@2") == Approx(1.0 / 3));
    CHECK(behind.value("KILT_R@3") == Approx(2.0 / 3));
}

TEST_CASE("kilt: a set that is begun and not completed takes a place all the same") {
    // a: [1]; d: [1 True(4)].
    const DiverseTopic topic("a:1 c:1 d:4", "a d");
    CHECK(topic.value("KILT_P@1") == 0);
    CHECK(topic.value("KILT_P@2") == 0.5);
    CHECK(topic.value("KILT_Success@1") == 0);
}

TEST_CASE("kilt: of a document in several sets the points follow in the order of the sets") {
    // a completes 1 and begins 2, so that 1 is on top; or begins 1 and completes 2, below it.
    CHECK(DiverseTopic("a:12 b:2", "a").value("KILT_P@1") == 1);
    CHECK(DiverseTopic("a:12 b:1", "a").value("KILT_P@1") == 0);
    CHECK(DiverseTopic("a:12 b:1", "a").value("KILT_P@2") == 0.5);
}

TEST_CASE("kilt: equal sets are one, also to the places behind them") {
    // 1 and 3 are {a, b}; a: [1]; c: [1 True(2)]; b: [True(2) True(1)].
    const DiverseTopic topic("a:13 b:13 c:2", "a c b");
    CHECK(topic.value("KILT_R@2") == 1);
    CHECK(topic.value("KILT_R@1") == 0.5);
    CHECK(topic.value("KILT_P@3") == Approx(2.0 / 3));
}

TEST_CASE("kilt: R-precision is that of the best set, each cut at its own size") {
    // {a,b,c}: a and b of the first three; {d}: not first; {x,d}: neither.
    const DiverseTopic topic("a:1 b:1 c:1 d:23 x:3", "y a b d x");
    CHECK(topic.value("KILT_Rprec") == Approx(2.0 / 3));
}

TEST_CASE("kilt: a document of a grade that does not do is a foreign one") {
    const DiverseTopic topic("a:1- b:1", "a b");
    CHECK(topic.value("KILT_P@1") == 0);
    CHECK(topic.value("KILT_R@2") == 1);
    CHECK(topic.value("KILT_R@2", 2) == 0);
}

TEST_CASE("kilt: without evidence or without a ranking every value is 0") {
    const DiverseTopic unjudged("", "a b");
    const DiverseTopic empty("a:1 b:12", "");
    for (const char* name : {"KILT_Rprec", "KILT_P@5", "KILT_R@5", "KILT_Success@5"}) {
        CAPTURE(name);
        CHECK(unjudged.value(name) == 0);
        CHECK(empty.value(name) == 0);
    }
}
