// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <rankline/base/error.hpp>
#include <rankline/check/context.hpp>

namespace rankline {

namespace {

class SecondColumnCheck final : public RowCheck {
public:
    SecondColumnCheck(const CheckContext& context, const RuleSet& rules)
        : m_profile(context.profile),
          m_wrong(rules.use("second-column")),
          m_unusual(rules.use("unusual-iter")) {}

    void lines(const RowBlock& block, CheckSink& sink) override {
        if (!m_profile.has(Column::iter)) return;
        for (const CheckRow& row : block.rows) {
            const std::string_view iter = row[Column::iter];
            if (iter.empty()) continue;  // told by column-count
            if (m_profile.iter) {
                if (iter != *m_profile.iter) tell_wrong(row, sink);
            } else if (iter != "Q0" && iter != "0") {
                sink.add(m_unusual, row.at(Column::iter), [&] {
                    return fmt::format("the second column is {}, neither Q0 nor 0", quoted(iter));
                });
            }
        }
    }

private:
    void tell_wrong(const CheckRow& row, CheckSink& sink) const {
        sink.add(m_wrong, row.at(Column::iter), [&] {
            return fmt::format("the second column is {}, not {}", quoted(row[Column::iter]),
                               *m_profile.iter);
        });
    }

    const CheckProfile& m_profile;
    RuleUse m_wrong, m_unusual;
};

}  // namespace

std::vector<RuleFamily> second_column_rules() {
    RuleFamily family;
    family.rules = {
        {.id = "second-column",
         .summary = "the second column is not Q0",
         .definition = "Or what else the profile wants there. Counted by lines.",
         .source = "NIST's check_*.pl want Q0 (and tell it once for a file). Pyserini takes a run "
                   "whose first line has no Q0 for one of MS MARCO.",
         .repair = "set"},
        {.id = "unusual-iter",
         .severity = Severity::warning,
         .summary = "the second column is neither Q0 nor 0",
         .definition = "Where the profile does not say what is to be there. Counted by lines.",
         .source = "trec_eval does not read the column. In qrels it may hold data: the round of "
                   "TREC-COVID, the subtopic of ndeval. T2Ranking's convert2trec.py writes "
                   "vanilla_bert.",
         .repair = "set to Q0 in runs",
         .qrels = true}};
    family.make = [](const CheckContext& context, const RuleSet& rules,
                     const CheckRow*) -> std::unique_ptr<RowCheck> {
        return std::make_unique<SecondColumnCheck>(context, rules);
    };
    return {family};
}

}  // namespace rankline
