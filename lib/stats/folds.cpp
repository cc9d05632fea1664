// SPDX-License-Identifier: MIT
#include <rankline/stats/folds.hpp>

#include <string>
#include <utility>

#include <rankline/base/error.hpp>
#include <rankline/stats/random.hpp>

namespace rankline {

std::vector<std::size_t> split_into_folds(std::size_t queries, std::size_t folds,
                                          std::uint64_t seed) {
    if (folds < 1 || folds > queries) {
        throw Error(ErrorKind::usage, "cannot split " + std::to_string(queries) + " queries into " +
                                          std::to_string(folds) + " folds");
    }
    std::vector<std::size_t> fold_of(queries);
    for (std::size_t query = 0; query < queries; ++query) fold_of[query] = query % folds;
    // Fisher and Yates. std::shuffle draws as each standard library likes.
    RandomStream random(seed, RandomPurpose::folds);
    for (std::size_t left = queries; left > 1; --left)
        std::swap(fold_of[left - 1], fold_of[random.below(left)]);
    return fold_of;
}

}  // namespace rankline
