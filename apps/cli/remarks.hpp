// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/findings.hpp>
#include <rankline/eval/evaluator.hpp>

namespace rankline::cli {

/// What a careful reader wants to know besides the numbers: notes on stderr, or, under --strict,
/// the reason for an error.
class Remarks {
public:
    /// One line about `file`; an empty text is nothing to say.
    void add(const std::string& file, const std::string& text);

    /// A line per kind; `file` stands for the place of a finding that has none.
    void add(const std::string& file, const Findings& findings);

    [[nodiscard]] const std::vector<std::string>& lines() const noexcept { return m_lines; }

    /// Throws Error(input) with all lines if there are any.
    void raise() const;

private:
    std::vector<std::string> m_lines;
};

/// Which measures count a query with the value 0.
enum class Counted { by_none, by_some, by_all };

/// What becomes of queries that one side lacks.
struct CountedQueries {
    Counted missing = Counted::by_none;   ///< judged, not in the run
    Counted unjudged = Counted::by_none;  ///< in the run, not judged
    bool by_choice = true;                ///< -c would count the missing ones
};

/// Where all measures are over the same queries.
[[nodiscard]] CountedQueries counted_under(QuerySet queries);

/// "3 of 50 judged queries are not in the run (101, 102, 103): ...", or "" if none is missing.
[[nodiscard]] std::string missing_remark(const RunScores& scores, const CountedQueries& counted);

/// The same for queries of the run that nobody judged.
[[nodiscard]] std::string unjudged_remark(const RunScores& scores, const CountedQueries& counted);

/// Throws Error(input) that shows ids of both sides when the run has no judged query: whatever the
/// query set, the files do not belong together.
void require_common_queries(const RunScores& scores, const std::string& run,
                            const std::string& qrels);

/// "3 of 50 judged queries are", "1 of 1 query is"; the adjective ends in a blank.
[[nodiscard]] std::string some_of(std::uint64_t some, std::uint64_t all,
                                  const std::string& adjective);

/// The first few of `ids` for a message: "101, 102, 103, ...".
[[nodiscard]] std::string first_ids(const std::vector<std::string_view>& ids);

}  // namespace rankline::cli
