// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <rankline/fusion/normalisation.hpp>
#include <rankline/fusion/pool.hpp>
#include <rankline/model/ranking.hpp>
#include <rankline/model/run.hpp>

namespace rankline {

/// The ranks of documents with equal scores (or, where the rank column orders, equal ranks).
enum class TiedRanks {
    order,  ///< 1, 2, 3: as they stand, by document id descending
    min,    ///< 1, 1, 3
    mean,   ///< 1.5, 1.5, 3
    dense,  ///< 1, 1, 2
};

/// What a run says about a document of the pool that it does not have. A run that lacks the whole
/// query says nothing in any case.
enum class Missing {
    skip,       ///< nothing
    zero,       ///< score 0
    min,        ///< the lowest score of its list
    next_rank,  ///< rank n + 1 behind its n documents
};

/// How slices become lists. The same for all runs, but for the weights.
struct ListSettings {
    RankBy rank_by = RankBy::score;  ///< what orders a list
    TiedRanks tied_ranks = TiedRanks::order;
    Duplicates duplicates = Duplicates::error;
    std::size_t depth = ~std::size_t{0};  ///< documents per list
    NormSettings norm;
    Missing missing = Missing::skip;
    std::vector<double> weights;      ///< per run; empty: all 1
    std::vector<std::size_t> groups;  ///< per run, numbered from 0; empty: each run its own
};

/// Makes the pool of one query after the other, in memory it keeps: one object per thread.
class PoolBuilder {
public:
    /// `settings` must outlive the builder.
    explicit PoolBuilder(const ListSettings& settings) : m_settings(settings) {}
    explicit PoolBuilder(ListSettings&&) = delete;

    /// `slices` has one slice per run, without entries where the run lacks the query; the entries
    /// are reordered. RankBy::rank reads RunEntry::rank. The pool is valid until the next call.
    /// Throws Error(input) for a repeated document under Duplicates::error and where the norm is
    /// not defined.
    Pool build(std::string_view qid, std::span<RunSlice> slices);

private:
    struct List {
        std::span<RunEntry> entries;  ///< of the slice: ranked and cut
        std::vector<std::uint32_t> documents;
        std::vector<double> scores;
        std::vector<double> ranks;  ///< empty: 1, 2, 3, ...
    };
    void order(RunSlice& slice, List& list) const;
    void set_ranks(List& list) const;
    bool join(std::span<const RunSlice> slices);
    bool join(std::uint32_t run, List& list);
    void drop_duplicates(std::span<RunSlice> slices);
    void make_lists(std::span<RunSlice> slices);
    void score(List& list, std::string_view qid, const RunSlice& slice);
    void fill_missing(List& list);
    [[nodiscard]] std::span<const double> ranks_of(const List& list) const;

    const ListSettings& m_settings;
    DuplicateFilter m_duplicates;
    std::vector<List> m_lists;
    std::vector<RankedList> m_views;
    std::vector<RunEntry> m_documents;
    std::vector<std::uint32_t> m_holders;
    std::vector<std::uint32_t> m_last_run;  ///< per document: the run that was met last, from 1
    /// The index of a document in the lower bits, from 1, under bits of its hash; 0: empty. Small,
    /// since probes go anywhere in it.
    std::vector<std::uint32_t> m_slots;
    unsigned m_index_bits = 0;
    std::vector<double> m_counted;  ///< 1, 2, 3, ...: the ranks of every list without ties
};

}  // namespace rankline
