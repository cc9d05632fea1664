// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rankline/base/pattern.hpp>
#include <rankline/check/rule.hpp>

namespace rankline {

/// What stands in a column.
enum class Column : std::uint8_t { qid, iter, docid, rank, score, tag, grade };
inline constexpr std::size_t column_kinds = 7;

/// "qid", "iter", "docid", "rank", "score", "tag", "grade".
[[nodiscard]] std::string_view to_string(Column column) noexcept;

/// What must stand between two columns.
enum class Separator {
    blanks,  ///< any number of blanks and tabs
    tab,     ///< one tab
    blank,   ///< one blank
};

/// What is asked of the rank column.
enum class RankRule {
    counted,  ///< 1, 2, 3 ... without a gap, each once
    integer,  ///< an integer, no more
    ignored,  ///< nothing
};

/// What orders the documents of a query.
enum class CheckOrder { score, rank };

/// What a leaderboard, a track or a program wants of a file: data that the rules are asked with.
struct CheckProfile {
    std::string name;
    std::string summary{};     ///< one line
    std::string definition{};  ///< what is wanted, and what really looks at it
    std::string source{};      ///< where that was read
    CheckedKind kind = CheckedKind::run;

    std::vector<Column> columns{};  ///< in their order
    std::size_t least_columns = 0;  ///< so many must be there; 0: all
    Separator separator = Separator::blanks;
    bool header = false;  ///< the first line names the columns
    /// Formats of runs in JSON, by name, that may stand instead: "mteb".
    std::vector<std::string> json{};

    std::optional<std::uint64_t> depth{};  ///< at most so many documents for a query
    bool full_depth = false;               ///< and no fewer, which is a warning
    std::optional<Pattern> tag{};
    std::optional<Pattern> docid{};
    std::optional<Pattern> qid{};
    std::optional<std::string> iter{};  ///< what the second column must be: "Q0"

    RankRule ranks = RankRule::counted;
    std::optional<std::uint64_t> rank_base = 1;  ///< of the first rank; not given: 0 or 1
    CheckOrder order = CheckOrder::score;
    bool identical_ids = true;  ///< a document may be its own query

    std::vector<std::string> required_queries{};
    std::vector<std::uint64_t> cutoffs{10, 100, 1000};  ///< where ties are told that straddle one
    std::uint64_t size_limit = 0;                       ///< bytes; 0: none
    std::uint64_t least_lines = 0;
    std::uint64_t least_queries = 0;

    /// Severities other than the rules' own, by rule id.
    std::vector<std::pair<std::string, Severity>> severities{};

    [[nodiscard]] bool has(Column column) const noexcept;
    /// How many columns a line has at least.
    [[nodiscard]] std::size_t fewest_columns() const noexcept {
        return least_columns == 0 ? columns.size() : least_columns;
    }
    /// Where the column stands, from 0; columns.size() where it does not.
    [[nodiscard]] std::size_t place_of(Column column) const noexcept;
    /// What the rule is here: off for a rule of the other kind.
    [[nodiscard]] Severity severity_of(const Rule& rule) const;
};

/// All profiles, generated from the list in lib/check/CMakeLists.txt.
[[nodiscard]] const std::vector<CheckProfile>& check_profiles();

/// Throws Error(usage) with the nearest names.
[[nodiscard]] const CheckProfile& find_check_profile(std::string_view name);

}  // namespace rankline
