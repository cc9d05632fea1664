// SPDX-License-Identifier: MIT
#include <rankline/fusion/stored_pool.hpp>

namespace rankline {

StoredPool::StoredPool(const Pool& pool)
    : m_qid(pool.qid),
      m_documents(pool.documents.begin(), pool.documents.end()),
      m_holders(pool.holders.begin(), pool.holders.end()) {
    for (const RankedList& list : pool.lists) {
        m_lists.push_back({{list.documents.begin(), list.documents.end()},
                           {list.scores.begin(), list.scores.end()},
                           {list.ranks.begin(), list.ranks.end()},
                           list});
    }
}

Pool StoredPool::view(std::span<const double> weights, std::vector<RankedList>& lists) const {
    lists.clear();
    for (std::size_t run = 0; run < m_lists.size(); ++run) {
        RankedList& list = lists.emplace_back(m_lists[run].view);
        list.documents = m_lists[run].documents;
        list.scores = m_lists[run].scores;
        list.ranks = m_lists[run].ranks;
        if (!weights.empty()) list.weight = weights[run];
    }
    return {.qid = m_qid, .documents = m_documents, .holders = m_holders, .lists = lists};
}

StoredPool StoredPool::silenced(std::size_t run) const {
    StoredPool pool = *this;
    List& list = pool.m_lists[run];
    for (std::size_t i = 0; i < list.view.held; ++i) --pool.m_holders[list.documents[i]];
    list.documents.clear();
    list.scores.clear();
    list.ranks.clear();
    list.view.held = 0;
    return pool;
}

}  // namespace rankline
