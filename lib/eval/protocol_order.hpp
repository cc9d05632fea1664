// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <vector>

#include <rankline/eval/protocol.hpp>
#include <rankline/model/run.hpp>

namespace rankline {

/// Makes of the documents of a query, in the order of the file, what a protocol ranks. Reuses its
/// memory from query to query: one object per thread.
class ProtocolOrder {
public:
    /// The slice with other entries, which are good until the next call. What is left to do is to
    /// rank it by score with the protocol's rule for ties, where `Order` is not `score` with
    /// TieRule::file; and then nothing is left of repeated documents but what the order keeps.
    /// Throws Error(input) for a repeated document as DuplicateFilter does, and where the ranks
    /// that the order goes by are missing, or beyond the places that there are.
    [[nodiscard]] RunSlice arrange(const RunSlice& slice, const Protocol& protocol,
                                   Duplicates duplicates);

private:
    void take_all(const RunSlice& slice, bool drop_own_id);
    void fill_places(const RunSlice& slice, bool late_places_are_errors);
    void sort_quickly();

    DuplicateFilter m_duplicates;
    std::vector<RunEntry> m_entries;
    std::vector<RunEntry> m_before;
};

/// The order in which numba's argsort puts `keys`, ascending: quicksort with the median of three,
/// and insertion sort for 15 and less (numba/misc/quicksort.py). It is not stable, so where keys
/// are equal it is this order and no other.
[[nodiscard]] std::vector<std::size_t> numba_argsort(std::span<const double> keys);

}  // namespace rankline
