// SPDX-License-Identifier: MIT
#include <rankline/convert/scores.hpp>

#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "scored_entries.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

std::vector<double> scores_of(const std::vector<RunEntry>& entries) {
    std::vector<double> scores;
    for (const RunEntry& entry : entries) scores.push_back(entry.score);
    return scores;
}

void name(RunEntry& entry, std::string_view docid) {
    entry.docid_data = docid.data();
    entry.docid_size = static_cast<std::uint32_t>(docid.size());
}

}  // namespace

TEST_CASE(
    "scores from ranks are 1/rank, and documents that shared a score share the first's rank") {
    std::vector<RunEntry> entries = scored_entries({9, 7, 7, 2});
    CHECK_FALSE(is_scored_by_rank(entries));
    score_by_rank(entries);
    CHECK(scores_of(entries) == std::vector<double>{1, 0.5, 0.5, 0.25});
    CHECK(is_scored_by_rank(entries));
    score_by_rank(entries);  // changes nothing
    CHECK(scores_of(entries) == std::vector<double>{1, 0.5, 0.5, 0.25});
}

TEST_CASE("cut scores are those that are read back, and new ties are counted") {
    std::vector<RunEntry> entries = scored_entries({2.346, 2.345, 2.34, 2.34, 1.005, 0.1});
    // printf("%.2f"): 2.35, 2.35 (2.345 is 2.3450000000000002), 2.34, 2.34 which was a tie before,
    // 1.00 (1.005 is 1.00499999999999989), 0.10.
    CHECK(cut_scores(entries, 2) == 1);
    CHECK(scores_of(entries) == std::vector<double>{2.35, 2.35, 2.34, 2.34, 1, 0.1});
    CHECK(cut_scores(entries, 2) == 0);
}

TEST_CASE("cut scores are what is read from their text, near the middle of two numbers as well") {
    std::mt19937_64 random(3);
    for (const int digits : {0, 1, 2, 4, 6, 9, 17}) {
        CAPTURE(digits);
        const double scale = std::pow(10.0, digits);
        for (int i = 0; i < 20000; ++i) {
            const auto whole = static_cast<std::int64_t>(random() >> (i % 62 + 2));
            const double decimal = static_cast<double>(i % 2 == 0 ? whole : -whole) / scale;
            const double middle = (std::trunc(decimal * scale) + 0.5) / scale;
            for (const double score :
                 {decimal, middle, std::nextafter(middle, 1e300), std::nextafter(middle, -1e300),
                  decimal / 3, decimal * 1e-9}) {
                std::vector<RunEntry> entries = scored_entries({score});
                cut_scores(entries, digits);
                const double read =
                    std::strtod(fmt::format("{:.{}f}", score, digits).c_str(), nullptr);
                REQUIRE(std::bit_cast<std::uint64_t>(entries[0].score) ==
                        std::bit_cast<std::uint64_t>(read));
            }
        }
    }
}

TEST_CASE("the first document that its score or id puts elsewhere") {
    std::vector<RunEntry> entries = scored_entries({3, 2, 2});
    name(entries[0], "a");
    name(entries[1], "c");
    name(entries[2], "b");
    CHECK(first_out_of_order(entries) == 3);
    name(entries[2], "d");  // behind c of the same score
    CHECK(first_out_of_order(entries) == 2);
    entries[1].score = 4;
    CHECK(first_out_of_order(entries) == 1);
    CHECK(first_out_of_order({}) == 0);
}
