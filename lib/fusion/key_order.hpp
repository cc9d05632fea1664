// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>

#include <rankline/fusion/arena.hpp>
#include <rankline/model/run.hpp>

namespace rankline {

/// The indexes of `documents` by key, the smallest first, and by docid descending where keys are
/// equal: an order that does not depend on how the pool numbers its documents.
[[nodiscard]] std::span<std::uint32_t> order_by_key(std::span<const std::uint64_t> keys,
                                                    std::span<const RunEntry> documents,
                                                    Arena& arena);

}  // namespace rankline
