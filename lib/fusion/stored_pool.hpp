// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <rankline/fusion/pool.hpp>

namespace rankline {

/// A pool that is kept, to be fused again and again with other parameters and weights. The ids are
/// those of the runs, which must outlive it.
class StoredPool {
public:
    StoredPool() = default;
    explicit StoredPool(const Pool& pool);

    [[nodiscard]] std::string_view qid() const noexcept { return m_qid; }
    [[nodiscard]] std::span<const RunEntry> documents() const noexcept { return m_documents; }
    [[nodiscard]] std::size_t runs() const noexcept { return m_lists.size(); }

    /// The pool with these weights, one per run; with those it was stored with if there are none.
    /// `lists` is memory for the view.
    [[nodiscard]] Pool view(std::span<const double> weights, std::vector<RankedList>& lists) const;

    /// The pool as it would be if a run had nothing to say about the query: without the documents
    /// that only this run has. `kept` becomes the indexes that the others had.
    [[nodiscard]] StoredPool silenced(std::size_t run, std::vector<std::uint32_t>& kept) const;

private:
    struct List {
        std::vector<std::uint32_t> documents;
        std::vector<double> scores;
        std::vector<double> ranks;
        RankedList view;  ///< without its spans
    };
    std::string_view m_qid;
    std::vector<RunEntry> m_documents;
    std::vector<std::uint32_t> m_holders;
    std::vector<List> m_lists;
};

}  // namespace rankline
