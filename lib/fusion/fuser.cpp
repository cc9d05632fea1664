// SPDX-License-Identifier: MIT
#include <rankline/fusion/fuser.hpp>

namespace rankline {

std::span<RunEntry> Fuser::fuse(std::string_view qid, std::span<RunSlice> slices) {
    join(qid, slices);
    m_scores.resize(m_pool.documents.size());
    m_settings.method->fuse(m_pool, m_settings.arguments, m_scratch, m_scores);
    m_fused.clear();
    for (const std::uint32_t document :
         m_top.select(m_scores, m_pool.documents, m_settings.depth)) {
        m_fused.push_back(m_pool.documents[document]);
        m_fused.back().score = m_scores[document];
    }
    return m_fused;
}

}  // namespace rankline
