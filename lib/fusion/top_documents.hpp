// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <rankline/model/run.hpp>

namespace rankline {

/// Ranks the documents of a pool: score descending, equal scores by document id descending. Keeps
/// its memory from query to query: one object per thread.
class TopDocuments {
public:
    /// The indexes of the best `count` documents, or of all if there are fewer, best first. Scores
    /// must not be NaN. Valid until the next call.
    std::span<const std::uint32_t> select(std::span<const double> scores,
                                          std::span<const RunEntry> documents, std::size_t count);

private:
    struct Item {
        std::uint32_t bucket;  ///< lower is better; equal for scores that are nearly so
        std::uint32_t document;
    };
    void spread(std::span<const double> scores);
    void sort_by_buckets();

    std::vector<std::uint64_t> m_keys;
    std::vector<Item> m_items;
    std::vector<Item> m_other;
    std::vector<std::uint32_t> m_order;
};

}  // namespace rankline
