// SPDX-License-Identifier: MIT
#include <rankline/model/ranking.hpp>

#include <tsl/robin_map.h>

#include <algorithm>
#include <bit>
#include <string>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

/// Whether `a` goes before `b` given equal scores; false for both orders leaves the file's order.
bool precedes_tied(const RunEntry& a, const RunEntry& b, TieRule rule) {
    switch (rule) {
        case TieRule::docid_descending:
            return a.docid() > b.docid();
        case TieRule::docid_ascending:
            return a.docid() < b.docid();
        case TieRule::rank:
            return a.rank < b.rank;
        case TieRule::file:
            break;
    }
    return false;
}

}  // namespace

void rank_entries(std::span<RunEntry> entries, TieRule rule) {
    const auto higher = [](const RunEntry& a, const RunEntry& b) { return a.score > b.score; };
    if (!std::is_sorted(entries.begin(), entries.end(), higher)) {
        std::stable_sort(entries.begin(), entries.end(), higher);
    }
    if (rule == TieRule::file) return;
    for_each_tie(entries, [rule](std::span<RunEntry> tied) {
        std::stable_sort(tied.begin(), tied.end(), [rule](const RunEntry& a, const RunEntry& b) {
            return precedes_tied(a, b, rule);
        });
    });
}

/// Whether two entries share the upper half of their hashes: never false when a document repeats,
/// and true by accident once in millions of documents. One probe of a 4-byte table per document is
/// all that a clean run pays for the check; at most an eighth full, since a probe that finds a slot
/// taken costs a branch that nobody could predict.
bool DuplicateFilter::may_repeat(std::span<const RunEntry> entries) {
    m_tags.assign(std::bit_ceil(std::max<std::size_t>(64, entries.size() * 8)), 0);
    const std::size_t mask = m_tags.size() - 1;
    for (const RunEntry& entry : entries) {
        const auto upper = static_cast<std::uint32_t>(entry.hash >> 32);
        const std::uint32_t tag = upper == 0 ? 1 : upper;
        std::size_t slot = entry.hash & mask;
        while (m_tags[slot] != 0) {
            if (m_tags[slot] == tag) return true;
            slot = (slot + 1) & mask;
        }
        m_tags[slot] = tag;
    }
    return false;
}

namespace {

struct EntryHash {
    std::size_t operator()(const RunEntry& entry) const noexcept { return entry.hash; }
};
struct SameEntry {
    bool operator()(const RunEntry& a, const RunEntry& b) const noexcept {
        return a.docid() == b.docid();
    }
};

[[noreturn]] void fail_duplicate(const RunSlice& slice, const RunEntry& first,
                                 const RunEntry& second) {
    throw Error(ErrorKind::input, slice.place_of(second),
                "document " + quoted(second.docid()) + " is retrieved twice for query " +
                    quoted(slice.qid) + " (first: " + to_string(slice.place_of(first)) +
                    "); --duplicates first, best or last keeps one");
}

}  // namespace

std::size_t DuplicateFilter::apply(const RunSlice& slice, Duplicates policy) {
    const std::span<RunEntry> entries = slice.entries;
    if (policy == Duplicates::keep || !may_repeat(entries)) return entries.size();
    tsl::robin_map<RunEntry, std::size_t, EntryHash, SameEntry> kept_at;
    std::vector<bool> dropped(entries.size(), false);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto place = kept_at.try_emplace(entries[i], i).first;
        const std::size_t before = place->second;
        if (before == i) continue;
        if (policy == Duplicates::error) fail_duplicate(slice, entries[before], entries[i]);
        const bool better = policy == Duplicates::best && entries[i].score > entries[before].score;
        const bool replaces = policy == Duplicates::last || better;
        dropped[replaces ? before : i] = true;
        if (replaces) place.value() = i;
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!dropped[i]) entries[kept++] = entries[i];
    }
    return kept;
}

}  // namespace rankline
