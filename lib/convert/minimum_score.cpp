// SPDX-License-Identifier: MIT
#include <rankline/convert/minimum_score.hpp>

#include <rankline/convert/document_filter.hpp>

namespace rankline {

namespace {

class MinimumScore final : public DocumentFilter {
public:
    explicit MinimumScore(double minimum) : DocumentFilter("--min-score"), m_minimum(minimum) {}

    std::size_t apply(std::string_view, std::span<RunEntry> ranked, IdStore&) const override {
        // Not up to the first that is lower: a run can be ranked by something else than its scores.
        return keep_if(ranked, [this](const RunEntry& entry) { return entry.score >= m_minimum; });
    }

private:
    double m_minimum;
};

}  // namespace

std::unique_ptr<RunOperation> minimum_score(double minimum) {
    return std::make_unique<MinimumScore>(minimum);
}

}  // namespace rankline
