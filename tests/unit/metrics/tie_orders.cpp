// SPDX-License-Identifier: MIT
#include <rankline/eval/tie_orders.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include <rankline/base/text.hpp>

#include "../random.hpp"
#include "hand_made_topic.hpp"

using namespace rankline;
using doctest::Approx;

namespace {

RandomOfQuery numbers() {
    return [](std::string_view) -> RandomBelow {
        return [random = Random(11)](std::uint64_t bound) mutable { return random.below(bound); };
    };
}

/// Documents as HandMadeTopic writes them, tied between blanks: "1- 0".
TiedRanking tied_ranking(const std::string& text, std::uint64_t depth) {
    TiedRanking ranking;
    for (const std::string_view group : split_blanks(text)) {
        const std::size_t begin = ranking.grades.size();
        if (begin >= depth) break;
        for (const char c : group)
            ranking.grades.push_back(c == '-' ? not_judged : static_cast<double>(c - '0'));
        if (group.find_first_not_of(group.front()) != std::string_view::npos)
            ranking.groups.push_back({begin, ranking.grades.size()});
    }
    ranking.shown = std::min<std::uint64_t>(depth, ranking.grades.size());
    return ranking;
}

SpreadValue spread(const std::string& name, const std::string& text, Spread wanted,
                   const std::string& missed = "", std::uint64_t depth = 1000) {
    const std::vector<Measure> measures = parse_measure(name, measure_registry(), 1);
    std::string ranking = text;
    std::erase(ranking, ' ');
    HandMadeTopic frame(ranking, missed);
    std::vector<SpreadValue> values(1);
    TieOrders(measures, wanted, numbers())
        .measure(tied_ranking(text, depth), frame.topic(), values);
    return values[0];
}

double expected(const std::string& name, const std::string& text, const std::string& missed = "",
                std::uint64_t depth = 1000) {
    return spread(name, text, Spread::tie_expectation, missed, depth).expected;
}

/// McSherry and Najork, sections 4.1 and 4.4: a document at rank i of a group that begins behind t
/// documents, `found` of them relevant, and has n, r of them relevant, is relevant with probability
/// r / n; then there are found + (i - t - 1) * (r - 1) / (n - 1) relevant ones above it.
double average_precision(const std::string& text, double relevant) {
    double sum = 0;
    double behind = 0;
    double found = 0;
    for (const std::string_view group : split_blanks(text)) {
        const auto n = static_cast<double>(group.size());
        const auto r = static_cast<double>(std::count(group.begin(), group.end(), '1'));
        for (double i = behind + 1; i <= behind + n; ++i) {
            const double above = n > 1 ? (i - behind - 1) * (r - 1) / (n - 1) : 0;
            sum += r / n * (found + above + 1) / i;
        }
        behind += n;
        found += r;
    }
    return sum / relevant;
}

/// Of the first group with a relevant document: that it is at the i-th place has the chance that
/// none of the others is before it, C(n - i, r - 1) / C(n, r), here as a product.
double reciprocal_rank(const std::string& text) {
    double behind = 0;
    for (const std::string_view group : split_blanks(text)) {
        const auto n = static_cast<double>(group.size());
        const auto r = static_cast<double>(std::count(group.begin(), group.end(), '1'));
        double none_before = 1;
        double sum = 0;
        for (double i = 1; i <= n && r > 0; ++i) {
            const double here = std::min(1.0, r / (n - i + 1));
            sum += none_before * here / (behind + i);
            none_before *= 1 - here;
        }
        if (r > 0) return sum;
        behind += n;
    }
    return 0;
}

std::string random_text(Random& random, std::size_t groups, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < groups; ++i) {
        for (std::uint64_t left = random.below(most) + 1; left > 0; --left)
            text += "10-"[random.below(3)];
        text += ' ';
    }
    return text;
}

}  // namespace

TEST_CASE("expected over ties: two documents, one of them relevant") {
    // Half the orders have it first: P@1 1/2; RR and AP (1 + 1/2) / 2; DCG (1 + 1 / log2(3)) / 2.
    CHECK(expected("P@1", "10") == 0.5);
    CHECK(expected("RR", "10") == 0.75);
    CHECK(expected("AP", "10") == 0.75);
    CHECK(expected("nDCG", "10") == Approx((1 + 1 / std::log2(3)) / 2));
    CHECK(expected("ERR(max=1)", "10") == Approx(0.375));
}

TEST_CASE("expected over ties: a cutoff or -M through a group") {
    // Of three places one is shown: 1/3 for each document.
    CHECK(expected("RR", "1--", "", 1) == Approx(1.0 / 3));
    CHECK(expected("RR@1", "1--") == Approx(1.0 / 3));
    CHECK(expected("P@2", "0 1--") == Approx(1.0 / 6));
    // Gain 3 or 1 at rank 1, each with chance 1/3, over an ideal of 3.
    CHECK(expected("nDCG@1", "3-1") == Approx(4.0 / 9));
}

TEST_CASE("expected over ties: the closed forms of McSherry and Najork") {
    Random random(3);
    for (int trial = 0; trial < 40; ++trial) {
        const std::string text = random_text(random, 3, 5);
        const auto relevant = static_cast<double>(std::count(text.begin(), text.end(), '1')) + 2;
        INFO(text);
        CHECK(expected("AP", text, "11") == Approx(average_precision(text, relevant)));
        CHECK(expected("RR", text, "11") == Approx(reciprocal_rank(text)));
    }
}

TEST_CASE("expected over ties: beyond 4096 orders a sample, with its standard error") {
    // C(40, 10) orders; the closed forms are off by a few standard errors at most.
    const std::string text = std::string(10, '1') + std::string(30, '0');
    for (const std::string name : {"AP", "RR"}) {
        const SpreadValue value = spread(name, text, Spread::tie_expectation);
        const double exact = name == "AP" ? average_precision(text, 10) : reciprocal_rank(text);
        INFO(name, " ", value.expected, " of ", exact, " error ", value.error);
        CHECK(value.sampled);
        CHECK(value.error > 0);
        CHECK(value.error < 0.01);
        CHECK(std::abs(value.expected - exact) < 4 * value.error);
        CHECK(value.expected != exact);
    }
    // Sums over ranks stay exact, and so does what sees only a few ranks.
    const SpreadValue precision = spread("P@20", text, Spread::tie_expectation);
    CHECK_FALSE(precision.sampled);
    CHECK(precision.expected == Approx(0.25));
    const SpreadValue success = spread("Success@3", text, Spread::tie_expectation);
    CHECK_FALSE(success.sampled);
    // 1 - (30 * 29 * 28) / (40 * 39 * 38)
    CHECK(success.expected == Approx(1 - 24360.0 / 59280));
}

TEST_CASE("expected over ties: a sample whatever the common grade, and of few ranks of many") {
    // rel=0: what is judged is relevant, so that the common documents are hits.
    const std::string judged = std::string(30, '1') + std::string(10, '-');
    std::string zeros = judged;
    std::replace(zeros.begin(), zeros.end(), '1', '0');
    const SpreadValue precision = spread("AP(rel=0)", zeros, Spread::tie_expectation);
    CHECK(precision.sampled);
    CHECK(std::abs(precision.expected - average_precision(judged, 30)) < 4 * precision.error);
    // 2^13 orders of the ranks that count. From rank 14 on comes less than 1e-5.
    const std::string half = std::string(30, '1') + std::string(30, '-');
    const SpreadValue reciprocal = spread("RR@13", half, Spread::tie_expectation);
    CHECK(reciprocal.sampled);
    CHECK(reciprocal.error > 0);
    CHECK(std::abs(reciprocal.expected - reciprocal_rank(half)) < 4 * reciprocal.error + 1e-5);
}

TEST_CASE("expected over ties: a sample where the length is open too") {
    TiedRanking ranking = tied_ranking("111000----", 1000);
    ranking.shown = 5;
    ranking.open_length = true;
    const std::vector<Measure> measures = parse_measure("AP", measure_registry(), 1);
    HandMadeTopic frame("111000----");
    std::vector<SpreadValue> all(1);
    TieOrders(measures, Spread::tie_expectation, numbers()).measure(ranking, frame.topic(), all);
    CHECK_FALSE(all[0].sampled);
    std::vector<SpreadValue> drawn(1);
    TieOrders(measures, Spread::tie_expectation, numbers(), 200)
        .measure(ranking, frame.topic(), drawn);
    CHECK(drawn[0].sampled);
    CHECK(std::abs(drawn[0].expected - all[0].expected) < 4 * drawn[0].error);
}

TEST_CASE("expected over ties: one relevant among very many is exact") {
    // At each of 1200 ranks with chance 1/1200.
    double harmonic = 0;
    for (int rank = 1; rank <= 1200; ++rank) harmonic += 1.0 / rank;
    const SpreadValue value =
        spread("RR", "1" + std::string(1199, '-'), Spread::tie_expectation, "", 1200);
    CHECK_FALSE(value.sampled);
    CHECK(value.expected == Approx(harmonic / 1200));
    // Documents that are worth nothing, judged or not, have one order.
    const std::string worthless = std::string(50000, '0') + std::string(50000, '-');
    const SpreadValue nothing = spread("RR", worthless, Spread::tie_expectation, "", 100000);
    CHECK_FALSE(nothing.sampled);
    CHECK(nothing.expected == 0);
    // As many orders as there are ranks at least.
    const std::string more = "1" + std::string(4999, '-');
    CHECK(spread("RR", more, Spread::tie_expectation, "", 5000).sampled);
}

TEST_CASE("expected over ties: to draw an order costs as many numbers as few documents need") {
    std::uint64_t asked = 0;
    const RandomOfQuery counting = [&](std::string_view) -> RandomBelow {
        return [&asked, below = numbers()("q")](std::uint64_t bound) {
            ++asked;
            return below(bound);
        };
    };
    const std::string text = "121" + std::string(997, '-');
    const TiedRanking ranking = tied_ranking(text, 1000);
    HandMadeTopic frame(text);
    const std::vector<Measure> measures =
        parse_measures({"RR", "AP", "ERR", "P@5"}, measure_registry(), 1);
    std::vector<SpreadValue> values(measures.size());
    TieOrders(measures, Spread::tie_expectation, counting).measure(ranking, frame.topic(), values);
    CHECK(asked == 3 * usual_most_cases);
    // Whatever else is measured.
    CHECK(values[1].expected == expected("AP", text));
    CHECK(values[1].error > 0);
    CHECK(std::abs(values[1].expected - average_precision("111" + text.substr(3), 3)) <
          4 * values[1].error);
}

TEST_CASE("interval over ties: best and worst order") {
    // R = 2: 1/1 and 2/2, or 1/2 and 2/3.
    const SpreadValue precision = spread("AP", "101", Spread::tie_range);
    CHECK(precision.low == Approx((1.0 / 2 + 2.0 / 3) / 2));
    CHECK(precision.high == 1);
    // Named gains turn grades around: grade 1 is worth more than grade 2.
    const SpreadValue gain = spread("DCG(gains='1=5,2=1')@1", "12", Spread::tie_range);
    CHECK(gain.low == 1);
    CHECK(gain.high == 5);
    // Unjudged documents are better last, where the share of judged ones is high.
    const SpreadValue judged = spread("Judged@1", "1-", Spread::tie_range);
    CHECK(judged.low == 0);
    CHECK(judged.high == 1);
}

TEST_CASE("interval over ties: where the best first is not best, or the worst first not worst") {
    // Ranks 2 and 3, 2 alone, 3 alone: 2.5, 2, 3.
    for (const std::string name : {"MeanRank", "MedianRank"}) {
        const SpreadValue rank = spread(name + "(missed=skip)@3", "0 -11", Spread::tie_range);
        CHECK(rank.low == 2);
        CHECK(rank.high == 3);
        CHECK_FALSE(rank.sampled);
    }
    // Grade 1 gains 1/2. 0012: 3/2 in 4 ranks; 0021: the user has 1 at rank 3.
    const SpreadValue player = spread("BPM(max_rel=2)@5", "0012", Spread::tie_range);
    CHECK(player.low == Approx(1.0 / 3));
    CHECK(player.high == 1);
}

TEST_CASE("interval over ties: a measure without a best order is tried, or sampled and said so") {
    CHECK_FALSE(spread("infAP", "10-", Spread::tie_range).sampled);
    const std::string many = std::string(10, '1') + std::string(20, '0') + std::string(10, '-');
    const SpreadValue value = spread("infAP", many, Spread::tie_range);
    CHECK(value.sampled);
    // Sorted orders are among those looked at: all relevant first is 1.
    CHECK(value.high == Approx(1));
    CHECK_FALSE(spread("AP", many, Spread::tie_range).sampled);
}
