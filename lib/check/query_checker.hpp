// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include <rankline/check/context.hpp>

namespace rankline {

/// Holds the lines of one query and has every family look at them. One for each thread, used for
/// query after query.
class QueryChecker {
public:
    /// `first` is the first complete line of data, or null.
    QueryChecker(const CheckContext& context, const RuleSet& rules, const CheckRow* first);

    void begin(std::string_view qid);
    /// A line of data with all columns, or a document.
    void add(const CheckRow& row) { m_rows.push_back(row); }
    /// A line of data that lacks columns, or one without data. They are asked what is about lines
    /// some at a time, since a file may have nothing else.
    void add_other(const CheckRow& row, CheckSink& sink);

    /// Asks what is about lines and about the query. What is added must have been lines.
    [[nodiscard]] QueryFacts finish_lines(CheckSink& sink);
    /// Asks what is about the query alone.
    [[nodiscard]] QueryFacts finish_documents(CheckSink& sink);

private:
    [[nodiscard]] const char* first_line() const;
    void rank();
    /// As the profile orders them: by scores if there are any and it does, or else by ranks.
    [[nodiscard]] std::span<const std::uint32_t> first_documents(std::size_t depth);
    void count_judged(const QueryRows& query, QueryFacts& facts);

    const CheckContext& m_context;
    std::vector<std::unique_ptr<RowCheck>> m_checks;
    std::string_view m_qid;
    std::vector<CheckRow> m_rows;
    std::vector<CheckRow> m_shorts;
    std::vector<CheckRow> m_others;
    std::uint64_t m_short_count = 0;
    const char* m_first_short = nullptr;
    std::vector<std::uint32_t> m_by_score;
    std::vector<std::uint32_t> m_by_rank;
};

}  // namespace rankline
