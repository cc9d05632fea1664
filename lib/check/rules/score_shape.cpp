// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include <rankline/base/error.hpp>
#include <rankline/check/context.hpp>
#include <rankline/check/score_text.hpp>

namespace rankline {

namespace {

class ScoreShapeCheck final : public RowCheck {
public:
    explicit ScoreShapeCheck(const RuleSet& rules)
        : m_equal(rules.use("equal-scores")), m_reciprocal(rules.use("reciprocal-rank-scores")) {}

    void query(const QueryRows& query, CheckSink& sink) override {
        const std::size_t count = query.by_score.size();
        if (count < 2) return;
        const CheckRow& first = query.rows[query.by_score.front()];
        const CheckRow& last = query.rows[query.by_score.back()];
        if (first.score == last.score) {
            sink.add(m_equal, first.at(Column::score), [&] {
                return fmt::format("all {} documents of query {} have the score {}", count,
                                   quoted(query.qid), shown_score(first));
            });
        }
        if (m_reciprocal.on && are_reciprocal(query)) {
            sink.add(m_reciprocal, first.at(Column::score), [&] {
                return fmt::format("the scores of query {} are 1/rank", quoted(query.qid));
            });
        }
    }

private:
    /// 1, 1/2, 1/3 ... to the digits that were printed. Two of them are no evidence.
    static bool are_reciprocal(const QueryRows& query) {
        if (query.by_score.size() < 3) return false;
        for (std::size_t i = 0; i < query.by_score.size(); ++i) {
            const CheckRow& row = query.rows[query.by_score[i]];
            const int places = decimal_places(row[Column::score]);
            const double rounding = places > 0 ? 0.51 * std::pow(10.0, -places) : 0;
            const double tolerance = std::max(rounding, 1e-7 / static_cast<double>(i + 1));
            if (!(std::fabs(row.score - 1.0 / static_cast<double>(i + 1)) <= tolerance))
                return false;
        }
        return true;
    }

    RuleUse m_equal, m_reciprocal;
};

}  // namespace

std::vector<RuleFamily> score_shape_rules() {
    RuleFamily family;
    family.rules = {
        {.id = "equal-scores",
         .severity = Severity::warning,
         .summary = "all documents of a query have the same score",
         .definition = "Of a query with two documents at least. Counted by queries.",
         .source = "The order is up to the tie rule of each program: mostly the ranks were meant "
                   "and the scores were filled in."},
        {.id = "reciprocal-rank-scores",
         .severity = Severity::warning,
         .summary = "the scores of a query are 1/rank",
         .definition = "Of a query with three documents at least, to the digits that are printed. "
                       "Counted by queries.",
         .source = "anserini-tools and Pyserini make such scores of MS MARCO's runs, which have "
                   "none, and listwise rerankers write them: fusing them by score means nothing."}};
    family.make = [](const CheckContext&, const RuleSet& rules,
                     const CheckRow*) -> std::unique_ptr<RowCheck> {
        return std::make_unique<ScoreShapeCheck>(rules);
    };
    return {family};
}

}  // namespace rankline
