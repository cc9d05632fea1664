// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include <rankline/model/run.hpp>

namespace rankline {

/// Which of two documents with equal scores comes first.
enum class TieRule {
    docid_descending,  ///< trec_eval's: by bytes, the greater id first
    docid_ascending,   ///< Lucene's, and trec_eval's own for preferences
    rank,              ///< the rank column; then the order of the lines
    file,              ///< the order of the lines
};

/// What to do with a document that a query retrieves more than once.
enum class Duplicates {
    error,
    first,
    best,  ///< of equal scores the first
    last,
    keep,  ///< all of them: what evaluation scripts do that never look
};

/// Sorts by score descending, ties by `rule`. Entries that are in order already cost one pass.
void rank_entries(std::span<RunEntry> entries, TieRule rule);

/// Hands each group of two or more neighbours with equal scores to `act`.
template <class Entry, class Act>
void for_each_tie(std::span<Entry> entries, Act act) {
    const auto equal = [](const Entry& a, const Entry& b) { return a.score == b.score; };
    for (auto first = entries.begin();;) {
        first = std::adjacent_find(first, entries.end(), equal);
        if (first == entries.end()) return;
        const auto end = std::find_if(first, entries.end(), [first](const Entry& each) {
            return each.score != first->score;
        });
        act(std::span<Entry>(first, end));
        first = end;
    }
}

/// Finds documents that stand more than once in a slice. Holds a table that is reused from query
/// to query: one object per thread.
class DuplicateFilter {
public:
    /// Under Duplicates::error throws Error(input) at the second mention; otherwise moves the
    /// kept mention of each document to the front, in file order, and returns their number.
    /// `best` keeps the highest score and, of equal ones, the first.
    std::size_t apply(const RunSlice& slice, Duplicates policy);

private:
    bool may_repeat(std::span<const RunEntry> entries);
    std::vector<std::uint32_t> m_tags;
};

}  // namespace rankline
