// SPDX-License-Identifier: MIT
#include <rankline/fusion/pool_builder.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>

#include <rankline/base/hash.hpp>

namespace rankline {

namespace {

bool by_rank_column(const RunEntry& a, const RunEntry& b) {
    if (a.rank != b.rank) return a.rank < b.rank;
    if (a.score != b.score) return a.score > b.score;
    return a.docid() > b.docid();
}

bool by_place(const RunEntry& a, const RunEntry& b) {
    return std::less<>()(a.docid_data, b.docid_data);
}

/// Ranks of neighbours that are equal; `tied(i)`: entry i is on a par with the one before.
template <class Tied>
void rank_ties(std::vector<double>& ranks, std::size_t count, TiedRanks rule, Tied tied) {
    ranks.resize(count);
    double dense = 0;
    for (std::size_t first = 0; first < count;) {
        std::size_t end = first + 1;
        while (end < count && tied(end)) ++end;
        dense += 1;
        const auto lowest = static_cast<double>(first + 1);
        const auto highest = static_cast<double>(end);
        const double rank = rule == TiedRanks::min    ? lowest
                            : rule == TiedRanks::mean ? (lowest + highest) / 2
                                                      : dense;
        std::fill(ranks.begin() + static_cast<std::ptrdiff_t>(first),
                  ranks.begin() + static_cast<std::ptrdiff_t>(end), rank);
        first = end;
    }
}

}  // namespace

/// Brings the slice into the order of the list and cuts it.
void PoolBuilder::order(RunSlice& slice, List& list) const {
    const std::span<RunEntry> entries = slice.entries;
    if (m_settings.rank_by == RankBy::rank) {
        if (!std::is_sorted(entries.begin(), entries.end(), by_rank_column))
            std::sort(entries.begin(), entries.end(), by_rank_column);
    } else if (m_settings.rank_by == RankBy::score && !slice.strictly_descending) {
        rank_entries(entries, TieRule::docid_descending);
    }
    list.entries = entries.first(std::min(entries.size(), m_settings.depth));
}

void PoolBuilder::set_ranks(List& list) const {
    list.ranks.clear();
    const std::span<const RunEntry> entries = list.entries;
    if (m_settings.tied_ranks == TiedRanks::order || m_settings.rank_by == RankBy::line) return;
    const bool by_rank = m_settings.rank_by == RankBy::rank;
    rank_ties(list.ranks, entries.size(), m_settings.tied_ranks, [&](std::size_t i) {
        return by_rank ? entries[i].rank == entries[i - 1].rank
                       : entries[i].score == entries[i - 1].score;
    });
}

/// Finds or adds each document of a list. False at a document that the list has twice.
bool PoolBuilder::join(std::uint32_t run, List& list) {
    const std::size_t mask = m_slots.size() - 1;
    const auto index_mask = static_cast<std::uint32_t>((std::uint64_t{1} << m_index_bits) - 1);
    list.documents.resize(list.entries.size());
    std::uint32_t* next = list.documents.data();
    for (const RunEntry& entry : list.entries) {
        const auto tag = static_cast<std::uint32_t>(entry.hash >> 32) & ~index_mask;
        std::size_t at = entry.hash & mask;
        const auto is_other = [&](std::uint32_t slot) {
            return (slot & ~index_mask) != tag ||
                   !same_id_bytes(m_documents[(slot & index_mask) - 1].docid(), entry.docid());
        };
        while (m_slots[at] != 0 && is_other(m_slots[at])) at = (at + 1) & mask;
        std::uint32_t document = (m_slots[at] & index_mask) - 1;
        if (m_slots[at] == 0) {
            document = static_cast<std::uint32_t>(m_documents.size());
            m_slots[at] = tag | (document + 1);
            m_documents.push_back(entry);
            m_holders.push_back(1);
            m_last_run.push_back(run);
        } else {
            if (m_last_run[document] == run) return false;
            m_last_run[document] = run;
            ++m_holders[document];
        }
        *next++ = document;
    }
    return true;
}

bool PoolBuilder::join(std::span<const RunSlice> slices) {
    std::size_t total = 0;
    for (const List& list : m_lists) total += list.entries.size();
    m_slots.assign(std::bit_ceil(std::max<std::size_t>(16, 4 * total)), 0);
    m_index_bits = static_cast<unsigned>(std::bit_width(total));
    m_documents.clear();
    m_holders.clear();
    m_last_run.clear();
    for (std::size_t run = 0; run < slices.size(); ++run) {
        if (!join(static_cast<std::uint32_t>(run), m_lists[run])) return false;
    }
    return true;
}

void PoolBuilder::drop_duplicates(std::span<RunSlice> slices) {
    for (RunSlice& slice : slices) {
        const std::size_t kept = m_duplicates.apply(slice, m_settings.duplicates);
        if (kept < slice.entries.size()) slice.strictly_descending = false;
        slice.entries = slice.entries.first(kept);
    }
}

/// Appends the documents of the pool that a list lacks.
void PoolBuilder::fill_missing(List& list) {
    const std::size_t held = list.documents.size();
    const std::optional<double> share =
        absent_score(m_settings.norm.norm, held, m_documents.size());
    if (held == 0 || (m_settings.missing == Missing::skip && !share)) return;
    double score = share.value_or(0);
    if (m_settings.missing == Missing::min)
        score = *std::min_element(list.scores.begin(), list.scores.end());
    if (list.ranks.empty())
        list.ranks.assign(m_counted.begin(), m_counted.begin() + static_cast<std::ptrdiff_t>(held));
    // The joining is over: the memory serves to mark what the list has.
    std::fill(m_last_run.begin(), m_last_run.end(), 0);
    for (const std::uint32_t document : list.documents) m_last_run[document] = 1;
    for (std::uint32_t document = 0; document < m_documents.size(); ++document) {
        if (m_last_run[document] != 0) continue;
        list.documents.push_back(document);
        list.scores.push_back(score);
        list.ranks.push_back(static_cast<double>(held + 1));
    }
}

/// Orders, cuts and joins the lists; a document that repeats is found on the way, which costs a
/// clean run nothing.
void PoolBuilder::make_lists(std::span<RunSlice> slices) {
    const auto order_all = [&] {
        for (std::size_t run = 0; run < slices.size(); ++run) order(slices[run], m_lists[run]);
    };
    // Which mention is kept depends on the order of the file. What stands behind the depth is not
    // joined, but repeating a document is an error there, too.
    const bool cut = std::any_of(slices.begin(), slices.end(), [&](const RunSlice& slice) {
        return slice.entries.size() > m_settings.depth;
    });
    if (cut || m_settings.duplicates != Duplicates::error) drop_duplicates(slices);
    order_all();
    if (join(slices)) return;
    // An error, and of the two mentions the later one is to be told: back to the order of the file.
    for (const RunSlice& slice : slices)
        std::sort(slice.entries.begin(), slice.entries.end(), by_place);
    drop_duplicates(slices);
}

void PoolBuilder::score(List& list, std::string_view qid, const RunSlice& slice) {
    list.scores.resize(list.entries.size());
    std::transform(list.entries.begin(), list.entries.end(), list.scores.begin(),
                   [](const RunEntry& entry) { return entry.score; });
    set_ranks(list);
    try {
        normalise(list.scores, ranks_of(list), m_documents.size(), m_settings.norm, qid);
    } catch (const Error& error) {
        const auto infinite =
            std::find_if(list.entries.begin(), list.entries.end(),
                         [](const RunEntry& entry) { return !std::isfinite(entry.score); });
        const Place place = infinite != list.entries.end() ? slice.place_of(*infinite)
                                                           : Place{std::string(slice.file)};
        throw Error(error.kind(), place, error.what());
    }
    fill_missing(list);
}

std::span<const double> PoolBuilder::ranks_of(const List& list) const {
    if (!list.ranks.empty()) return list.ranks;
    return std::span<const double>(m_counted).first(list.documents.size());
}

Pool PoolBuilder::build(std::string_view qid, std::span<RunSlice> slices) {
    m_lists.resize(slices.size());
    m_views.resize(slices.size());
    if (lower_is_better(m_settings.norm.norm)) {
        for (RunSlice& slice : slices) {
            for (RunEntry& entry : slice.entries) entry.score = -entry.score;
            slice.strictly_descending = false;
        }
    }
    make_lists(slices);
    while (m_counted.size() < m_documents.size())
        m_counted.push_back(static_cast<double>(m_counted.size() + 1));
    for (std::size_t run = 0; run < slices.size(); ++run) {
        List& list = m_lists[run];
        score(list, qid, slices[run]);
        m_views[run] = {.documents = list.documents,
                        .scores = list.scores,
                        .ranks = ranks_of(list),
                        .held = list.entries.size(),
                        .weight = m_settings.weights.empty() ? 1 : m_settings.weights[run],
                        .group = m_settings.groups.empty() ? run : m_settings.groups[run]};
    }
    return {.qid = qid, .documents = m_documents, .holders = m_holders, .lists = m_views};
}

}  // namespace rankline
