// SPDX-License-Identifier: MIT
#include <rankline/convert/query_selection.hpp>

#include <tsl/robin_set.h>

#include <utility>

#include <rankline/base/id_hash.hpp>

namespace rankline {

namespace {

std::string account_of(const std::string& option, std::size_t before, std::size_t after) {
    return option + ": " + std::to_string(before - after) + " of " + std::to_string(before) +
           (before == 1 ? " query" : " queries") + " dropped";
}

class QuerySelection final : public RunOperation {
public:
    explicit QuerySelection(std::vector<QueryStep> steps) : m_steps(std::move(steps)) {}

    void prepare(std::span<const std::string_view> qids) override {
        std::vector<std::string_view> left(qids.begin(), qids.end());
        for (const QueryStep& step : m_steps) {
            const std::size_t before = left.size();
            left = step.choose(left, m_findings);
            m_account.push_back(account_of(step.option, before, left.size()));
        }
        m_kept.insert(left.begin(), left.end());
    }

    [[nodiscard]] bool keeps(std::string_view qid) const override { return m_kept.contains(qid); }
    [[nodiscard]] Findings findings() const override { return m_findings; }
    [[nodiscard]] std::vector<std::string> account() const override { return m_account; }

private:
    std::vector<QueryStep> m_steps;
    tsl::robin_set<std::string_view, IdHash> m_kept;
    Findings m_findings;
    std::vector<std::string> m_account;
};

}  // namespace

std::unique_ptr<RunOperation> select_queries(std::vector<QueryStep> steps) {
    return std::make_unique<QuerySelection>(std::move(steps));
}

}  // namespace rankline
