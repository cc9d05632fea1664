// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <tsl/robin_map.h>

#include <algorithm>
#include <string>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>
#include <rankline/check/context.hpp>

namespace rankline {

namespace {

bool has_capital(std::string_view id) {
    return std::any_of(id.begin(), id.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Finds ids that differ from an earlier one in the case of letters alone.
class CaseTable {
public:
    /// The id that was there before, or "".
    std::string_view earlier(std::string_view id) {
        const auto [found, is_new] = m_ids.try_emplace(lower_case(id), id);
        return is_new || found->second == id ? std::string_view() : found->second;
    }
    void clear() { m_ids.clear(); }

private:
    tsl::robin_map<std::string, std::string_view> m_ids;
};

class LetterCaseCheck final : public RowCheck {
public:
    explicit LetterCaseCheck(const RuleSet& rules) : m_rule(rules.use("mixed-case-ids")) {}

    void query(const QueryRows& query, CheckSink& sink) override {
        // Ids that are all alike in their letters, which nearly all are, need no table: there must
        // be one with a capital and one without.
        const auto capital = [](const CheckRow& row) { return has_capital(row[Column::docid]); };
        if (!m_rule.on || std::none_of(query.rows.begin(), query.rows.end(), capital)) return;
        m_table.clear();
        for (const CheckRow& row : query.rows) {
            const std::string_view docid = row[Column::docid];
            const std::string_view earlier = m_table.earlier(docid);
            if (earlier.empty()) continue;
            sink.add(m_rule, row.at(Column::docid), [&] {
                return fmt::format("documents {} and {} of query {} differ in case alone",
                                   quoted(earlier), quoted(docid), quoted(query.qid));
            });
        }
    }

private:
    RuleUse m_rule;
    CaseTable m_table;
};

void check_file(const FileFacts& facts, const CheckContext&, const RuleSet& rules,
                CheckSink& sink) {
    CaseTable table;
    const RuleUse rule = rules.use("mixed-case-ids");
    for (const QueryFacts& each : facts.queries) {
        const std::string_view earlier = table.earlier(each.qid);
        if (earlier.empty()) continue;
        sink.add(rule, each.at, [&] {
            return fmt::format("queries {} and {} differ in case alone", quoted(earlier),
                               quoted(each.qid));
        });
    }
}

}  // namespace

std::vector<RuleFamily> letter_case_rules() {
    RuleFamily family;
    family.rules = {{.id = "mixed-case-ids",
                     .severity = Severity::warning,
                     .summary = "two ids differ in the case of letters alone",
                     .definition = "Two documents of one query, or two queries: D1 and d1.",
                     .source = "Ids are bytes to every evaluation program, so that these are two; "
                               "mostly one of them was changed on its way through a database.",
                     .qrels = true}};
    family.make = [](const CheckContext&, const RuleSet& rules,
                     const CheckRow*) -> std::unique_ptr<RowCheck> {
        return std::make_unique<LetterCaseCheck>(rules);
    };
    family.file = check_file;
    return {family};
}

}  // namespace rankline
