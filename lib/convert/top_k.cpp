// SPDX-License-Identifier: MIT
#include <rankline/convert/top_k.hpp>

#include <atomic>

#include <rankline/convert/document_filter.hpp>

namespace rankline {

namespace {

class TopK final : public DocumentFilter {
public:
    TopK(std::uint64_t depth, RunOrder order)
        : DocumentFilter("--depth"), m_depth(depth), m_order(order) {}

    std::size_t apply(std::string_view, std::span<RunEntry> ranked, IdStore&) const override {
        if (ranked.size() <= m_depth) return keep_first(ranked, ranked.size());
        const auto depth = static_cast<std::size_t>(m_depth);
        if (m_order.by_score && depth > 0 && ranked[depth - 1].score == ranked[depth].score)
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
    RunOrder m_order;
    mutable std::atomic<std::uint64_t> m_cut_ties = 0;
};

}  // namespace

std::unique_ptr<RunOperation> top_k(std::uint64_t depth, RunOrder order) {
    return std::make_unique<TopK>(depth, order);
}

}  // namespace rankline
