// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include <rankline/base/error.hpp>
#include <rankline/check/context.hpp>

namespace rankline {

namespace {

class ScoreOrderCheck final : public RowCheck {
public:
    explicit ScoreOrderCheck(const RuleSet& rules) : m_rule(rules.use("score-order")) {}

    void query(const QueryRows& query, CheckSink& sink) override {
        const auto ranked = [](const CheckRow& row) { return row.has_rank && row.has_score; };
        if (!m_rule.on || !std::all_of(query.rows.begin(), query.rows.end(), ranked)) return;
        const auto lower = [&](const CheckRow& a, const CheckRow& b) { return a.rank < b.rank; };
        if (std::is_sorted(query.rows.begin(), query.rows.end(), lower)) {
            for (std::size_t i = 1; i < query.rows.size(); ++i)
                compare(query, query.rows[i - 1], query.rows[i], sink);
            return;
        }
        m_order.resize(query.rows.size());
        std::iota(m_order.begin(), m_order.end(), std::uint32_t{0});
        std::stable_sort(m_order.begin(), m_order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return query.rows[a].rank < query.rows[b].rank;
        });
        for (std::size_t i = 1; i < m_order.size(); ++i)
            compare(query, query.rows[m_order[i - 1]], query.rows[m_order[i]], sink);
    }

private:
    /// Two neighbours in the order of the ranks; of equal ranks none is above the other.
    void compare(const QueryRows& query, const CheckRow& above, const CheckRow& below,
                 CheckSink& sink) const {
        if (!(below.score > above.score) || below.rank == above.rank) [[likely]]
            return;
        sink.add(m_rule, below.at(Column::score), [&] {
            return fmt::format("rank {} of query {} has the score {}, above the {} of rank {}",
                               below.rank, quoted(query.qid), quoted(below[Column::score]),
                               quoted(above[Column::score]), above.rank);
        });
    }

    RuleUse m_rule;
    std::vector<std::uint32_t> m_order;
};

}  // namespace

std::vector<RuleFamily> score_order_rules() {
    RuleFamily family;
    family.rules = {
        {.id = "score-order",
         .severity = Severity::warning,
         .summary = "the scores contradict the ranks",
         .definition = "In the order of the ranks a document has a higher score than the one "
                       "before it. With --qrels the run is evaluated in both orders.",
         .source = "trec_eval, pytrec_eval and ranx rank by the score, MS MARCO's scripts by the "
                   "rank: the same file has two values.",
         .repair = "ordered by what the profile ranks by, and numbered anew"}};
    family.make = [](const CheckContext&, const RuleSet& rules,
                     const CheckRow*) -> std::unique_ptr<RowCheck> {
        return std::make_unique<ScoreOrderCheck>(rules);
    };
    return {family};
}

}  // namespace rankline
