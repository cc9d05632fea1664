// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

#include "../random.hpp"
#include "hand_made_topic.hpp"

using namespace rankline;

TEST_CASE("PNR, PairAccuracy: pairs in the order of their grades and in the other one") {
    // Concordant: (2,1), (2,-), (1,-). Discordant: (0,2), (0,1). Of equal grades: (0,-).
    const HandMadeTopic topic("021-");
    CHECK(topic.value("PNR") == 1.5);
    CHECK(topic.value("PairAccuracy") == 0.6);
    CHECK(topic.value("PNR(unjudged=skip)") == 0.5);
    CHECK(topic.value("PairAccuracy(unjudged=skip)") == doctest::Approx(1.0 / 3));
    CHECK(topic.value("PNR@3") == 0.5);
    // In the pool, but not judged: as if it were not there.
    CHECK(HandMadeTopic("021.").value("PNR") == 1.5);
    CHECK(HandMadeTopic("021.").value("PNR(unjudged=skip)") == 0.5);
}

TEST_CASE("PNR: equal scores make no pair") {
    HandMadeTopic topic("021-");
    const std::vector<RankRange> first = {{0, 2}};  // without (0,2)
    topic.topic().ties = first;
    CHECK(topic.value("PNR") == 3);
    const std::vector<RankRange> last = {{1, 4}};  // without all concordant ones
    topic.topic().ties = last;
    CHECK(topic.value("PNR") == 0);
    CHECK(topic.value("PNR@2") == 0);
    const std::vector<RankRange> all = {{0, 4}};
    topic.topic().ties = all;
    CHECK(std::isnan(topic.value("PNR")));
}

TEST_CASE("PNR: is infinite without a discordant pair, nan without any") {
    CHECK(std::isinf(HandMadeTopic("21").value("PNR")));
    CHECK(HandMadeTopic("21").value("PairAccuracy") == 1);
    CHECK(std::isnan(HandMadeTopic("11").value("PNR")));
    CHECK(std::isnan(HandMadeTopic("", "21").value("PairAccuracy")));
}

namespace {

/// Every pair by itself, as Baidu's evaluation does it.
Ratio compare_all_pairs(const std::string& ranking, const std::vector<std::size_t>& score,
                        bool skip) {
    Ratio pairs;
    const auto grade = [&](std::size_t i) {
        return ranking[i] >= '0' && ranking[i] <= '9' ? ranking[i] - '0' : skip ? -1 : 0;
    };
    for (std::size_t i = 0; i < ranking.size(); ++i) {
        for (std::size_t j = i + 1; j < ranking.size(); ++j) {
            if (score[i] == score[j] || grade(i) < 0 || grade(j) < 0) continue;
            if (grade(i) > grade(j)) ++pairs.numerator;
            if (grade(i) < grade(j)) ++pairs.denominator;
        }
    }
    return pairs;
}

}  // namespace

TEST_CASE("PNR: counts what comparing every pair counts") {
    Random random(7);
    std::size_t compared = 0;
    for (int round = 0; round < 300; ++round) {
        std::string ranking;
        std::vector<std::size_t> score;
        std::vector<RankRange> ties;
        const std::size_t documents = 1 + random.below(40);
        for (std::size_t i = 0; i < documents; ++i) {
            ranking += "-.0123456789"[random.below(round % 2 == 0 ? 5 : 12)];
            const bool tied = i > 0 && random.below(3) == 0;
            if (tied && !ties.empty() && ties.back().end == i) {
                ++ties.back().end;
            } else if (tied) {
                ties.push_back({i - 1, i + 1});
            }
            score.push_back(tied ? score.back() : i);
        }
        HandMadeTopic topic(ranking);
        topic.topic().ties = ties;
        for (const bool skip : {false, true}) {
            const Ratio wanted = compare_all_pairs(ranking, score, skip);
            if (wanted.denominator == 0) continue;
            CAPTURE(ranking);
            CHECK(topic.value(skip ? "PNR(unjudged=skip)" : "PNR") == wanted.value());
            ++compared;
        }
    }
    CHECK(compared > 300);
}
