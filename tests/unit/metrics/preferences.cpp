// SPDX-License-Identifier: MIT
#include <rankline/model/preferences.hpp>

#include <doctest/doctest.h>

#include "hand_made_topic.hpp"

using doctest::Approx;

namespace {

/// Two groups: 6 of 8 preferences fulfilled in one, 1 of 2 in the other, over six pairs retrieved,
/// two implied and one absent.
rankline::PreferenceCounts sample() {
    rankline::PreferenceCounts counts;
    counts.groups.resize(2);
    counts.groups[0].retrieved = {4, 5};
    counts.groups[0].implied = {2, 2};
    counts.groups[0].absent = 1;
    counts.groups[0].balanced = {3, 4};
    counts.groups[0].balanced_retrieved = {2, 4};
    counts.groups[1].retrieved = {1, 2};
    counts.groups[1].balanced = {1, 4};
    counts.groups[1].balanced_retrieved = {1, 4};
    counts.share_retrieved = 4.5;
    counts.share_occurring = 6;
    counts.pairs_retrieved = 6;
    counts.pairs_implied = 2;
    counts.pairs_absent = 1;
    return counts;
}

double value(const char* name, const rankline::PreferenceCounts& counts) {
    HandMadeTopic topic("");
    topic.topic().preferences = &counts;
    return topic.value(name);
}

}  // namespace

TEST_CASE("preference measures: counts over all groups") {
    const auto counts = sample();
    CHECK(value("PrefsNumPrefsPoss", counts) == 10);
    CHECK(value("PrefsNumPrefsFul", counts) == 7);
    CHECK(value("PrefsNumPrefsFulRet", counts) == 5);
}

TEST_CASE("preference measures: shares of all, of those with a retrieved document, of retrieved") {
    const auto counts = sample();
    CHECK(value("PrefsSimp", counts) == Approx(7.0 / 10));
    CHECK(value("PrefsSimpImp", counts) == Approx(7.0 / 9));
    CHECK(value("PrefsSimpRet", counts) == Approx(5.0 / 7));
    CHECK(value("PrefsPair", counts) == Approx(6.0 / 9));
    CHECK(value("PrefsPairImp", counts) == Approx(6.0 / 8));
    CHECK(value("PrefsPairRet", counts) == Approx(4.5 / 6));
    CHECK(value("PrefsAvgJG", counts) == Approx((6.0 / 8 + 1.0 / 2) / 2));
    CHECK(value("PrefsAvgJGImp", counts) == Approx((6.0 / 7 + 1.0 / 2) / 2));
    CHECK(value("PrefsAvgJGRet", counts) == Approx((4.0 / 5 + 1.0 / 2) / 2));
    CHECK(value("PrefsAvgJGRnonrel", counts) == Approx((3.0 / 4 + 1.0 / 4) / 2));
    CHECK(value("PrefsAvgJGRnonrelRet", counts) == Approx((2.0 / 4 + 1.0 / 4) / 2));
}

TEST_CASE("preference measures: no preference is worth 0") {
    rankline::PreferenceCounts counts;
    counts.groups.resize(1);
    for (const char* name : {"PrefsSimp", "PrefsSimpImp", "PrefsSimpRet", "PrefsPair",
                             "PrefsPairImp", "PrefsPairRet", "PrefsAvgJG", "PrefsAvgJGImp",
                             "PrefsAvgJGRet", "PrefsAvgJGRnonrel", "PrefsAvgJGRnonrelRet"}) {
        CAPTURE(name);
        CHECK(value(name, counts) == 0);
    }
}

TEST_CASE("preference measures: a group without preferences takes part in the mean as 0") {
    auto counts = sample();
    counts.groups[1].retrieved = {0, 0};
    CHECK(value("PrefsAvgJG", counts) == Approx(6.0 / 8 / 2));
}

TEST_CASE("preference measures: for the balanced ones it makes the whole query 0") {
    auto counts = sample();
    counts.groups[1].balanced = {0, 0};
    CHECK(value("PrefsAvgJGRnonrel", counts) == 0);
    CHECK(value("PrefsAvgJGRnonrelRet", counts) > 0);
}
