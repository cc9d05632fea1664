// SPDX-License-Identifier: MIT
#include <rankline/convert/top_k.hpp>

#include <atomic>

#include <rankline/convert/document_filter.hpp>

namespace rankline {

namespace {

class TopK final : public DocumentFilter {
public:
    explicit TopK(std::uint64_t depth) : DocumentFilter("--depth"), m_depth(depth) {}

    std::size_t apply(std::string_view, std::span<RunEntry> ranked, IdStore&) const override {
        if (ranked.size() <= m_depth) return keep_first(ranked, ranked.size());
        const auto depth = static_cast<std::size_t>(m_depth);
        if (depth > 0 && ranked[depth - 1].score == ranked[depth].score)
            m_cut_ties.fetch_add(1, std::memory_order_relaxed);
        return keep_first(ranked, depth);
    }

    [[nodiscard]] Findings findings() const override {
        Findings findings = DocumentFilter::findings();
        findings.add(
            {"ties-at-depth", "equal scores stand on both sides of --depth", m_cut_ties, {}});
        return findings;
    }

private:
    std::uint64_t m_depth;
    mutable std::atomic<std::uint64_t> m_cut_ties = 0;
};

}  // namespace

std::unique_ptr<RunOperation> top_k(std::uint64_t depth) { return std::make_unique<TopK>(depth); }

}  // namespace rankline
