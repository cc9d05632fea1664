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

StoredPool StoredPool::silenced(std::size_t run, std::vector<std::uint32_t>& kept) const {
    std::vector<std::uint32_t> holders = m_holders;
    const List& silent = m_lists[run];
    for (std::size_t i = 0; i < silent.view.held; ++i) --holders[silent.documents[i]];

    StoredPool pool;
    pool.m_qid = m_qid;
    kept.clear();
    std::vector<std::uint32_t> index(m_documents.size());
    for (std::uint32_t document = 0; document < m_documents.size(); ++document) {
        if (holders[document] == 0) continue;
        index[document] = static_cast<std::uint32_t>(kept.size());
        kept.push_back(document);
        pool.m_documents.push_back(m_documents[document]);
        pool.m_holders.push_back(holders[document]);
    }
    for (std::size_t other = 0; other < m_lists.size(); ++other) {
        List& list = pool.m_lists.emplace_back();
        list.view = m_lists[other].view;
        if (other == run) {
            list.view.held = 0;
            continue;
        }
        for (std::size_t i = 0; i < m_lists[other].documents.size(); ++i) {
            const std::uint32_t document = m_lists[other].documents[i];
            if (holders[document] == 0) continue;  // what --missing filled in
            list.documents.push_back(index[document]);
            list.scores.push_back(m_lists[other].scores[i]);
            list.ranks.push_back(m_lists[other].ranks[i]);
        }
    }
    return pool;
}

}  // namespace rankline
