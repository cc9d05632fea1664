// SPDX-License-Identifier: MIT
#include <rankline/stats/rank_overlap.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "../complaint.hpp"
#include "values.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

using Ids = std::vector<std::string_view>;

/// One document per letter.
Ids letters(std::string_view text) {
    Ids ids;
    for (std::size_t i = 0; i < text.size(); ++i) ids.push_back(text.substr(i, 1));
    return ids;
}

SharedDocuments shared(std::string_view first, std::string_view second) {
    return shared_documents(letters(first), letters(second));
}

/// The definition, on rankings so long that what is behind them weighs nothing.
double rbo_of_long(const std::vector<int>& first, const std::vector<int>& second, double p) {
    double sum = 0;
    double weight = 1 - p;
    for (std::size_t depth = 1; depth <= first.size(); ++depth) {
        const auto end = second.begin() + static_cast<std::ptrdiff_t>(depth);
        const auto common = std::count_if(
            first.begin(), first.begin() + static_cast<std::ptrdiff_t>(depth),
            [&](int document) { return std::find(second.begin(), end, document) != end; });
        sum += weight * static_cast<double>(common) / static_cast<double>(depth);
        weight *= p;
    }
    return sum;
}

constexpr std::size_t long_enough = 120;  // 0.7^120 is 3e-19

/// `ranking` continued with documents that nobody else has.
std::vector<int> continued_alone(std::vector<int> ranking, int from) {
    while (ranking.size() < long_enough) ranking.push_back(from++);
    return ranking;
}

/// Both rankings continued with what the other has, later with the same new documents.
void continue_alike(std::vector<int>& shorter, std::vector<int>& longer) {
    const auto lacking = [](const std::vector<int>& from, const std::vector<int>& in) {
        std::vector<int> result;
        for (const int document : from)
            if (std::find(in.begin(), in.end(), document) == in.end()) result.push_back(document);
        return result;
    };
    const std::vector<int> for_longer = lacking(shorter, longer);
    const std::vector<int> for_shorter = lacking(longer, shorter);
    shorter.insert(shorter.end(), for_shorter.begin(), for_shorter.end());
    longer.insert(longer.end(), for_longer.begin(), for_longer.end());
    for (int next = 1000; shorter.size() < long_enough; ++next) {
        shorter.push_back(next);
        longer.push_back(next);
    }
}

}  // namespace

TEST_CASE("overlap: the example of Webber, Moffat and Zobel") {
    // Their table of agreement and average overlap of abcdefg and zcavwxy: 0, 0, 0.667, 0.5, 0.4,
    // 0.333, 0.286 and 0, 0, 0.222, 0.292, 0.313, 0.317, 0.312.
    const SharedDocuments documents = shared("abcdefg", "zcavwxy");
    CHECK(documents.within == std::vector<std::uint32_t>{0, 0, 2, 2, 2, 2, 2});
    const std::vector<double> agreement{0, 0, 0.667, 0.5, 0.4, 0.333, 0.286};
    const std::vector<double> average{0, 0, 0.222, 0.292, 0.313, 0.317, 0.312};
    for (std::size_t depth = 1; depth <= 7; ++depth) {
        CAPTURE(depth);
        CHECK(std::abs(overlap_at(documents, depth) - agreement[depth - 1]) < 0.0005);
        CHECK(std::abs(average_overlap(documents, depth) - average[depth - 1]) < 0.0005);
    }
}

TEST_CASE("overlap: rankings of different lengths, by hand") {
    // abc and cxadb share 0, 0, 2, 2, 3 documents.
    const SharedDocuments documents = shared("abc", "cxadb");
    CHECK(documents.shorter == 3);
    CHECK(documents.longer() == 5);
    CHECK(documents.within == std::vector<std::uint32_t>{0, 0, 2, 2, 3});
    CHECK(documents.count(0) == 0);
    CHECK(documents.count(9) == 3);
    CHECK(overlap_at(documents, 4) == 0.5);
    CHECK(overlap_at(documents, 5) == 0.6);
    CHECK(overlap_at(documents, 10) == 0.6);  // both end above
    CHECK(average_overlap(documents, 10) == close_to((2.0 / 3 + 0.5 + 0.6) / 5));
    CHECK(shared("cxadb", "abc").within == documents.within);
}

TEST_CASE("overlap: ids are bytes, and numbers do as well as ids") {
    const Ids long_ids{"msmarco_passage_00_1", std::string_view("a\0b", 3), ""};
    const Ids others{"", std::string_view("a\0c", 3), "msmarco_passage_00_1"};
    CHECK(shared_documents(long_ids, others).within == std::vector<std::uint32_t>{0, 0, 2});
    const std::vector<std::uint32_t> first{0, 1, 2};
    const std::vector<std::uint32_t> second{2, 5, 0, 3, 1};
    CHECK(shared_documents(first, second, 6).within == shared("abc", "cxadb").within);
}

TEST_CASE("rbo: figures of others") {
    // The README of github.com/b4ny4n/rankmeasures, p = 0.9: 0.828 for 12345 and 23415.
    CHECK(std::abs(rank_biased_overlap(shared("12345", "23415")).extrapolated - 0.828) < 1e-12);
    // The README of github.com/dlukes/rbo, p = 0.9: min 0.489..., res 0.477..., ext 0.966... for
    // rankings with ties that share 0, 2, 3 documents but agree by 2 / 3 at depth 1. Without the
    // tie depth 1 adds nothing: 0.1 * 2 / 3 less in min and ext, and the residual stays.
    const RankBiasedOverlap rbo = rank_biased_overlap(shared("abc", "bac"));
    CHECK(rbo.minimum == close_to(0.48919503099801515 - 0.2 / 3));
    CHECK(rbo.residual == close_to(0.47747163566865164));
    CHECK(rbo.extrapolated == close_to(0.9666666666666667 - 0.2 / 3));
}

TEST_CASE("rbo: rankings of different lengths, by hand") {
    // abc and cxadb share 0, 0, 2, 2, 3 documents: s = 3, l = 5, X_s = 2, X_l = 3. With p = 1/2 the
    // factor (1 - p) / p is 1.
    const RankBiasedOverlap rbo = rank_biased_overlap(shared("abc", "cxadb"), 0.5);
    // Equation 32: sum of X_d / d p^d; sum of X_s (d - s) / (s d) p^d for d = 4, 5; the tail.
    const double seen = 2.0 / 3 / 8 + 2.0 / 4 / 16 + 3.0 / 5 / 32;
    const double unseen = 2.0 * 1 / (3 * 4) / 16 + 2.0 * 2 / (3 * 5) / 32;
    const double tail = ((3.0 - 2.0) / 5 + 2.0 / 3) / 32;
    CHECK(rbo.extrapolated == close_to(seen + unseen + tail));
    // Below depth 5 a shared document is worth ln 2 - sum of p^d / d for d = 1 to 5.
    const double worth = std::log(2) - (1.0 / 2 + 1.0 / 8 + 1.0 / 24 + 1.0 / 64 + 1.0 / 160);
    CHECK(rbo.minimum == close_to(seen + 3 * worth));
    // Equation 30 with f = l + s - X_l = 5: p^s + p^l - p^f less s times the sum of p^d / d for
    // d = 4, 5, and X_l times the worth.
    CHECK(rbo.residual == close_to(1.0 / 8 - 3 * (1.0 / 64 + 1.0 / 160) - 3 * worth));
}

TEST_CASE("rbo: the bounds are those of the worst and of the best continuation") {
    struct Pair {
        std::vector<int> shorter, longer;
    };
    const std::vector<Pair> pairs{
        {{1, 2, 3}, {3, 9, 1, 4, 2}},       {{1}, {2, 3, 4, 5, 6, 7}},    {{}, {1, 2, 3}},
        {{1, 2, 3, 4}, {5, 6, 7, 8}},       {{1, 2, 3}, {1, 2, 3, 4, 5}}, {{}, {}},
        {{1, 2, 3, 4, 5}, {9, 1, 8, 2, 7}}, {{5, 1}, {1, 2, 3, 4, 5, 6}}};
    for (auto [shorter, longer] : pairs) {
        CAPTURE(shorter.size());
        CAPTURE(longer.size());
        const std::vector<std::uint32_t> first(shorter.begin(), shorter.end());
        const std::vector<std::uint32_t> second(longer.begin(), longer.end());
        const RankBiasedOverlap rbo = rank_biased_overlap(shared_documents(first, second, 10), 0.7);
        const double worst =
            rbo_of_long(continued_alone(shorter, 2000), continued_alone(longer, 3000), 0.7);
        continue_alike(shorter, longer);
        const double best = rbo_of_long(shorter, longer, 0.7);
        CHECK(rbo.minimum == close_to(worst));
        CHECK(rbo.minimum + rbo.residual == close_to(best));
    }
}

TEST_CASE("overlap: equal, disjoint and empty rankings") {
    // So many that a rounding error per document would show.
    constexpr int count = 100000;
    Ids many;
    std::vector<std::string> names;
    names.reserve(count);
    for (int i = 0; i < count; ++i) many.push_back(names.emplace_back(std::to_string(i)));
    for (const Ids& ids : {letters("a"), letters("abcdefg"), many}) {
        const SharedDocuments same = shared_documents(ids, ids);
        CHECK(overlap_at(same, 10) == 1);
        CHECK(average_overlap(same, 2 * count) == 1);
        for (const double p : {0.1, 0.3, 0.7, 0.8, 0.9, 0.95, 0.98, 0.999}) {
            CAPTURE(p);
            const RankBiasedOverlap rbo = rank_biased_overlap(same, p);
            CHECK(rbo.extrapolated == 1);
            CHECK(rbo.minimum > 0);
            CHECK(rbo.minimum <= 1);
            CHECK(rbo.residual >= 0);
            CHECK(rbo.minimum + rbo.residual == close_to(1));
        }
    }
    const SharedDocuments disjoint = shared("abc", "xyz");
    CHECK(overlap_at(disjoint, 3) == 0);
    CHECK(average_overlap(disjoint, 3) == 0);
    CHECK(rank_biased_overlap(disjoint).minimum == 0);
    CHECK(rank_biased_overlap(disjoint).extrapolated == 0);

    const SharedDocuments one_empty = shared("", "xyz");
    CHECK(overlap_at(one_empty, 5) == 0);
    CHECK(average_overlap(one_empty, 5) == 0);
    CHECK(rank_biased_overlap(one_empty).minimum == 0);
    CHECK(rank_biased_overlap(one_empty).extrapolated == 0);

    const SharedDocuments empty = shared("", "");
    CHECK(std::isnan(overlap_at(empty, 5)));
    CHECK(std::isnan(average_overlap(empty, 5)));
    CHECK(rank_biased_overlap(empty).minimum == 0);
    CHECK(rank_biased_overlap(empty).residual == 1);
    CHECK(std::isnan(rank_biased_overlap(empty).extrapolated));
}

TEST_CASE("overlap: what cannot be compared is told") {
    const auto error_of = [](std::string_view first, std::string_view second) {
        return complaint_of(ErrorKind::usage, [&] { (void)shared(first, second); });
    };
    CHECK(error_of("abca", "xyz") == "a ranking to compare has the document of rank 4 twice");
    CHECK(error_of("abc", "xyy") == "a ranking to compare has the document of rank 3 twice");
    for (const double p : {0.0, 1.0, -1.0, not_a_number}) {
        CHECK(complaint_of(ErrorKind::usage, [&] {
                  (void)rank_biased_overlap(shared("a", "a"), p);
              }) == "the p of RBO is between 0 and 1");
    }
}
