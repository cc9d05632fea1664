// SPDX-License-Identifier: MIT
#include <rankline/fusion/fuser.hpp>

#include <algorithm>
#include <cmath>

#include <rankline/base/error.hpp>

namespace rankline {

/// What is not finite cannot be ranked, written and read again.
void Fuser::check_finite() const {
    const auto found = std::find_if(m_scores.begin(), m_scores.end(),
                                    [](double score) { return !std::isfinite(score); });
    if (found == m_scores.end()) return;
    const auto document = static_cast<std::size_t>(found - m_scores.begin());
    throw Error(ErrorKind::input, "query " + quoted(m_pool.qid) + ": the fused score of " +
                                      quoted(m_pool.documents[document].docid()) +
                                      " is not a finite number; are the scores of the runs, and "
                                      "the weights?");
}

std::span<RunEntry> Fuser::fuse(std::string_view qid, std::span<RunSlice> slices) {
    join(qid, slices);
    m_scores.resize(m_pool.documents.size());
    m_settings.method->fuse(m_pool, m_settings.arguments, m_scratch, m_scores);
    check_finite();
    m_fused.clear();
    for (const std::uint32_t document :
         m_top.select(m_scores, m_pool.documents, m_settings.depth)) {
        m_fused.push_back(m_pool.documents[document]);
        m_fused.back().score = m_scores[document];
    }
    return m_fused;
}

}  // namespace rankline
