// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <cmath>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/check/context.hpp>
#include <rankline/check/score_text.hpp>

namespace rankline {

namespace {

class ScoreCheck final : public RowCheck {
public:
    explicit ScoreCheck(const RuleSet& rules)
        : m_number(rules.use("score-not-number")),
          m_finite(rules.use("score-not-finite")),
          m_comma(rules.use("decimal-comma")) {}

    void lines(const RowBlock& block, CheckSink& sink) override {
        for (const CheckRow& row : block.rows) {
            if (row.has_score && std::isfinite(row.score)) [[likely]]
                continue;
            if (!row[Column::score].empty()) tell(row, sink);
        }
    }

    /// Of documents that do not stand in lines; JSON has no inf, but 1e999.
    void query(const QueryRows& query, CheckSink& sink) override {
        for (const CheckRow& row : query.rows) {
            if (!row[Column::score].empty() || !row.has_score || std::isfinite(row.score))
                [[likely]]
                continue;
            sink.add(m_finite, row.at(Column::docid), [&] {
                return fmt::format("the score of document {} of query {} is not finite: {}",
                                   quoted(row[Column::docid]), quoted(query.qid),
                                   format_number(row.score, -1));
            });
        }
    }

private:
    void tell(const CheckRow& row, CheckSink& sink) const {
        const std::string_view text = row[Column::score];
        const char* const at = text.data();
        if (row.has_score) {
            sink.add(m_finite, at, [&] { return "a score that is not finite: " + quoted(text); });
            return;
        }
        sink.add(m_number, at, [&] { return "a score that is not a number: " + quoted(text); });
        if (!score_with_comma(text)) return;
        sink.add(m_comma, at, [&] { return "a comma for a decimal point: " + quoted(text); });
    }

    RuleUse m_number, m_finite, m_comma;
};

}  // namespace

std::vector<RuleFamily> scores_rules() {
    RuleFamily family;
    family.rules = {
        {.id = "score-not-number",
         .summary = "a score is not a number",
         .definition = "Anything but an optional sign, digits, a point and an exponent, or inf and "
                       "nan, which are another rule's.",
         .source = "trec_eval reads such a score as 0 without a word (atof); Python's readers "
                   "stop.",
         .repair = "a decimal comma becomes a point; nothing else can be made up"},
        {.id = "score-not-finite",
         .summary = "a score is NaN or infinite",
         .definition = "nan, inf and what is too large for a double.",
         .source = "NaN compares with nothing: where the document ends up is up to the sort of "
                   "each program. It is not JSON either."},
        {.id = "decimal-comma",
         .severity = Severity::warning,
         .summary = "a comma stands for the decimal point",
         .definition = "A score that is a number once its comma is a point; it is told besides "
                       "score-not-number, as the reason for it.",
         .source = "Written by programs that follow a locale; no reader understands it.",
         .repair = "becomes a point"}};
    family.make = [](const CheckContext&, const RuleSet& rules,
                     const CheckRow*) -> std::unique_ptr<RowCheck> {
        return std::make_unique<ScoreCheck>(rules);
    };
    return {family};
}

}  // namespace rankline
