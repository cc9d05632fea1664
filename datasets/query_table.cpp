// SPDX-License-Identifier: MIT
#include <rankline/datasets/query_table.hpp>

#include <tsl/robin_map.h>

#include <algorithm>
#include <numeric>

#include <rankline/base/id_hash.hpp>

namespace rankline {

QueryTable::QueryTable(std::span<const IndexedRun> runs) : m_runs(runs.size()) {
    tsl::robin_map<std::string_view, std::size_t, IdHash> rows;
    std::vector<std::string_view> qids;
    std::vector<std::size_t> places;
    for (std::size_t run = 0; run < m_runs; ++run) {
        for (std::size_t i = 0; i < runs[run].qids().size(); ++i) {
            const std::string_view qid = runs[run].qids()[i];
            const auto [row, is_new] = rows.try_emplace(qid, qids.size());
            if (is_new) {
                qids.push_back(qid);
                places.resize(places.size() + m_runs, absent);
            }
            places[row->second * m_runs + run] = i;
        }
    }
    std::vector<std::size_t> order(qids.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return qids[a] < qids[b]; });
    for (const std::size_t row : order) {
        m_qids.push_back(qids[row]);
        const auto first = places.begin() + static_cast<std::ptrdiff_t>(row * m_runs);
        m_places.insert(m_places.end(), first, first + static_cast<std::ptrdiff_t>(m_runs));
    }
}

std::vector<std::string_view> QueryTable::lacking(std::size_t run) const {
    std::vector<std::string_view> qids;
    for (std::size_t query = 0; query < m_qids.size(); ++query) {
        if (place(query, run) == absent) qids.push_back(m_qids[query]);
    }
    return qids;
}

void QueryTable::intersect() {
    std::vector<std::string_view> qids;
    std::vector<std::size_t> places;
    for (std::size_t query = 0; query < m_qids.size(); ++query) {
        const auto first = m_places.begin() + static_cast<std::ptrdiff_t>(query * m_runs);
        const auto end = first + static_cast<std::ptrdiff_t>(m_runs);
        if (std::find(first, end, absent) != end) continue;
        qids.push_back(m_qids[query]);
        places.insert(places.end(), first, end);
    }
    m_qids = std::move(qids);
    m_places = std::move(places);
}

}  // namespace rankline
