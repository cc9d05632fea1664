// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rankline {

/// The fold, in [0, folds), of each of `queries` queries, for k-fold cross-validation: every such
/// split is equally likely, sizes differ by at most one and the first folds are the larger ones. A
/// function of its arguments alone. Queries count by their index, so bring them into an order first
/// that does not depend on the file (byte order of the ids).
/// Throws Error(usage) unless 1 <= folds <= queries: no fold may be empty.
[[nodiscard]] std::vector<std::size_t> split_into_folds(std::size_t queries, std::size_t folds,
                                                        std::uint64_t seed);

}  // namespace rankline
