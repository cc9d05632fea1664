// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include <rankline/datasets/indexed_run.hpp>

namespace rankline {

/// The queries of several runs side by side, and where each run has them.
class QueryTable {
public:
    static constexpr std::size_t absent = ~std::size_t{0};

    QueryTable() = default;
    explicit QueryTable(std::span<const IndexedRun> runs);

    /// Each query id once, by bytes ascending.
    [[nodiscard]] const std::vector<std::string_view>& qids() const noexcept { return m_qids; }
    /// What `run` has for a query: an index into its qids(), or `absent`.
    [[nodiscard]] std::size_t place(std::size_t query, std::size_t run) const noexcept {
        return m_places[query * m_runs + run];
    }
    /// The queries that a run does not have, by bytes ascending.
    [[nodiscard]] std::vector<std::string_view> lacking(std::size_t run) const;

    /// Leaves the queries that all runs have.
    void intersect();

private:
    std::size_t m_runs = 0;
    std::vector<std::string_view> m_qids;
    std::vector<std::size_t> m_places;  ///< [query * runs + run]
};

}  // namespace rankline
