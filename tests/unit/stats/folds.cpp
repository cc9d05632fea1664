// SPDX-License-Identifier: MIT
#include <rankline/stats/folds.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <map>

#include "../complaint.hpp"

using namespace rankline;
using namespace rankline::test;

TEST_CASE("folds: each query has one, and sizes differ by at most one") {
    for (const std::size_t queries : {1U, 2U, 5U, 10U, 53U}) {
        for (std::size_t folds = 1; folds <= queries; ++folds) {
            CAPTURE(queries);
            CAPTURE(folds);
            std::vector<std::size_t> sizes(folds);
            const auto fold_of = split_into_folds(queries, folds, 42);
            REQUIRE(fold_of.size() == queries);
            for (const std::size_t fold : fold_of) ++sizes.at(fold);
            CHECK(sizes.front() == (queries + folds - 1) / folds);
            CHECK(sizes.back() == queries / folds);
            CHECK(std::is_sorted(sizes.rbegin(), sizes.rend()));
        }
    }
}

TEST_CASE("folds: the seed decides, and nothing else") {
    CHECK(split_into_folds(50, 5, 1) == split_into_folds(50, 5, 1));
    CHECK(split_into_folds(50, 5, 1) != split_into_folds(50, 5, 2));
}

TEST_CASE("folds: every split is equally likely") {
    // Three queries in three folds: 3! splits, each 1000 of 6000 times, standard deviation 29.
    std::map<std::vector<std::size_t>, int> counts;
    for (std::uint64_t seed = 0; seed < 6000; ++seed) ++counts[split_into_folds(3, 3, seed)];
    CHECK(counts.size() == 6);
    for (const auto& [split, count] : counts) CHECK(std::abs(count - 1000) < 145);
}

TEST_CASE("folds: no fold may be empty") {
    const auto error_of = [](std::size_t queries, std::size_t folds) {
        return complaint_of(ErrorKind::usage, [&] { (void)split_into_folds(queries, folds, 1); });
    };
    CHECK(error_of(3, 4) == "cannot split 3 queries into 4 folds");
    CHECK(error_of(3, 0) == "cannot split 3 queries into 0 folds");
    CHECK(error_of(0, 1) == "cannot split 0 queries into 1 folds");
}
