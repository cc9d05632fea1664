// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>

#include <rankline/convert/query_selection.hpp>

namespace rankline {

/// One of several folds of queries.
struct QueryFold {
    std::uint64_t number = 1;  ///< from 1
    std::uint64_t folds = 1;
};

/// "2/5". Throws Error(usage) unless 1 <= number <= folds.
[[nodiscard]] QueryFold parse_query_fold(std::string_view text);

/// --fold: leaves the queries of one fold. Which fold a query is in is a matter of the seed and of
/// what queries there are, not of their order; folds are those of ir-fuse --tune.
[[nodiscard]] QueryStep keep_fold(QueryFold fold, std::uint64_t seed);

/// --drop-fold: leaves those of all other folds.
[[nodiscard]] QueryStep drop_fold(QueryFold fold, std::uint64_t seed);

}  // namespace rankline
