// SPDX-License-Identifier: MIT
#include <rankline/convert/minimum_score.hpp>

#include <algorithm>

#include <rankline/convert/document_filter.hpp>

namespace rankline {

namespace {

class MinimumScore final : public DocumentFilter {
public:
    explicit MinimumScore(double minimum) : DocumentFilter("--min-score"), m_minimum(minimum) {}

    std::size_t apply(std::string_view, std::span<RunEntry> ranked, IdStore&) const override {
        const auto end = std::partition_point(
            ranked.begin(), ranked.end(),
            [this](const RunEntry& entry) { return entry.score >= m_minimum; });
        return keep_first(ranked, static_cast<std::size_t>(end - ranked.begin()));
    }

private:
    double m_minimum;
};

}  // namespace

std::unique_ptr<RunOperation> minimum_score(double minimum) {
    return std::make_unique<MinimumScore>(minimum);
}

}  // namespace rankline
