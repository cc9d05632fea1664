// SPDX-License-Identifier: MIT
#include <rankline/fusion/fuser.hpp>

#include <algorithm>
#include <cmath>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

/// Of the first infinite score of a document; nowhere if its runs have none.
Place infinite_score(std::span<const RunSlice> slices, const RunEntry& document) {
    for (const RunSlice& slice : slices) {
        for (const RunEntry& entry : slice.entries) {
            if (!std::isfinite(entry.score) && entry.docid() == document.docid())
                return slice.place_of(entry);
        }
    }
    return {};
}

}  // namespace

/// What is not finite cannot be ranked, written and read again.
void Fuser::check_finite(std::span<const RunSlice> slices) const {
    const auto found = std::find_if(m_scores.begin(), m_scores.end(),
                                    [](double score) { return !std::isfinite(score); });
    if (found == m_scores.end()) return;
    const auto document = static_cast<std::size_t>(found - m_scores.begin());
    const RunEntry& first = m_pool.documents[document];
    throw Error(ErrorKind::input, infinite_score(slices, first),
                "query " + quoted(m_pool.qid) + ": the fused score of " + quoted(first.docid()) +
                    " is not a finite number; are the scores of the runs, and the weights?");
}

std::span<RunEntry> Fuser::fuse(std::string_view qid, std::span<RunSlice> slices) {
    join(qid, slices);
    m_scores.resize(m_pool.documents.size());
    m_settings.method->fuse(m_pool, m_settings.arguments, m_scratch, m_scores);
    check_finite(slices);
    m_fused.clear();
    for (const std::uint32_t document :
         m_top.select(m_scores, m_pool.documents, m_settings.depth)) {
        m_fused.push_back(m_pool.documents[document]);
        m_fused.back().score = m_scores[document];
    }
    return m_fused;
}

}  // namespace rankline
