// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/check/context.hpp>
#include <rankline/check/seen_ids.hpp>

namespace rankline {

namespace {

class GradeCheck final : public RowCheck {
public:
    GradeCheck(const CheckContext& context, const RuleSet& rules)
        : m_profile(context.profile),
          m_integer(rules.use("grade-not-integer")),
          m_negative(rules.use("negative-grade")),
          m_repeated(rules.use("judged-twice")),
          m_subtopic(rules.use("judged-in-two-iterations")),
          m_none(rules.use("no-relevant-document")) {}

    void lines(const RowBlock& block, CheckSink& sink) override {
        if (m_profile.kind != CheckedKind::qrels) return;
        for (const CheckRow& row : block.rows) {
            const std::string_view text = row[Column::grade];
            if (text.empty()) continue;  // told by column-count
            if (!parse_integer(text))
                sink.add(m_integer, text.data(),
                         [&] { return "a grade that is not an integer: " + quoted(text); });
            if (row.has_score && row.score < 0)
                sink.add(m_negative, text.data(),
                         [&] { return "a grade below 0: " + quoted(text); });
        }
    }

    void query(const QueryRows& query, CheckSink& sink) override {
        if (m_profile.kind != CheckedKind::qrels) return;
        m_seen.find(query.rows, [&](const CheckRow& row, const CheckRow& earlier) {
            tell(query, row, earlier, sink);
        });
        const auto relevant = [](const CheckRow& row) { return row.has_score && row.score > 0; };
        if (std::any_of(query.rows.begin(), query.rows.end(), relevant)) return;
        sink.add(m_none, query.rows.front().line.data(), [&] {
            return fmt::format("query {} has no document with a grade above 0", quoted(query.qid));
        });
    }

private:
    void tell(const QueryRows& query, const CheckRow& row, const CheckRow& earlier,
              CheckSink& sink) const {
        const bool same = row[Column::iter] == earlier[Column::iter];
        sink.add(same ? m_repeated : m_subtopic, row.at(Column::docid), [&] {
            return fmt::format("document {} of query {} is judged again, {} after {}",
                               quoted(row[Column::docid]), quoted(query.qid),
                               quoted(row[Column::grade]), quoted(earlier[Column::grade]));
        });
    }

    const CheckProfile& m_profile;
    RuleUse m_integer, m_negative, m_repeated, m_subtopic, m_none;
    SeenIds m_seen;
};

Rule qrels_rule(std::string id, Severity severity, std::string summary, std::string definition,
                std::string source, std::string repair = "") {
    return {.id = std::move(id),
            .severity = severity,
            .summary = std::move(summary),
            .definition = std::move(definition),
            .source = std::move(source),
            .repair = std::move(repair),
            .runs = false,
            .qrels = true};
}

}  // namespace

std::vector<RuleFamily> grades_rules() {
    RuleFamily family;
    family.rules = {
        qrels_rule("grade-not-integer", Severity::error, "a grade is not an integer",
                   "Anything but digits with an optional sign.",
                   "trec_eval reads 0.5 as 0 without a word (atol); Python's readers stop; TIRA's "
                   "format check wants an integer."),
        qrels_rule("negative-grade", Severity::warning, "a grade is below 0", "Counted by lines.",
                   "trec_eval takes it as in the pool but not judged, TREC's Web tracks use -2 "
                   "for spam; 8 of the 270 qrels of Anserini have some. BEIR and ranx count it "
                   "as it is."),
        qrels_rule("judged-twice", Severity::error, "a document is judged twice for a query",
                   "Each line but the first of a query, a document and, where there is one, a "
                   "second column.",
                   "trec_eval exits with an error; what reads into a dictionary keeps the last.",
                   "the first line stays if all have one grade; a contradiction cannot be decided"),
        qrels_rule("judged-in-two-iterations", Severity::warning,
                   "a document is judged twice, with another second column",
                   "Each line after the first of a query and a document that differs from it in "
                   "the second column.",
                   "Legal where the column is a subtopic, as in ndeval's qrels, or a round; "
                   "trec_eval exits with an error."),
        qrels_rule("no-relevant-document", Severity::warning, "a query has no relevant document",
                   "No grade above 0. Counted by queries.",
                   "Most measures are then 0 whatever is retrieved, and programs differ in "
                   "whether such a query counts.")};
    family.make = [](const CheckContext& context, const RuleSet& rules,
                     const CheckRow*) -> std::unique_ptr<RowCheck> {
        return std::make_unique<GradeCheck>(context, rules);
    };
    return {family};
}

}  // namespace rankline
