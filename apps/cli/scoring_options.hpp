// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>
#include <rankline/eval/evaluator.hpp>

namespace rankline::cli {

/// What becomes of equal scores: one order, and perhaps what all of them would give.
struct TieChoice {
    TieRule rule = TieRule::docid_descending;
    Spread spread = Spread::none;
    bool operator==(const TieChoice&) const = default;
};

/// How runs are ranked and over which queries they are scored.
struct ScoringOptions {
    std::optional<QuerySet> queries;  ///< not given: both or, with -c, judged
    bool complete = false;
    std::optional<std::uint64_t> depth;
    bool judged_only = false;
    std::optional<std::uint64_t> collection_size;
    std::optional<TieChoice> ties;  ///< not given: what trec_eval does for the kind of judgments
    bool residual = false;
    std::optional<bool> float_scores;  ///< not given: no
    std::string zscores;
};

/// --queries, -c, -M, -J, --ties, --residual, --score-type, -N, -Z.
[[nodiscard]] std::vector<Option> scoring_options(ScoringOptions& target);

/// Settles what depends on two options and tells what contradicts itself.
void check_scoring(ScoringOptions& options, Problems& problems);

/// As --queries would. Throws Error(usage) for a name that is none of its values.
void set_queries(ScoringOptions& options, const std::string& name);

/// The name of the queries that were asked for, by --queries or by -c.
[[nodiscard]] std::string queries_name(const ScoringOptions& options);

/// Whether values are over all orders of equal scores, which may be drawn.
[[nodiscard]] bool is_over_ties(const ScoringOptions& options);

/// What the evaluator is told about a run; `level` is that of -l, `seed` that of random orders.
[[nodiscard]] EvalOptions eval_options(const ScoringOptions& options, JudgmentKind kind,
                                       double level, Duplicates duplicates, std::uint64_t seed);

/// trec_eval puts the greater docid first, except that its preference measures are computed over
/// a ranking of their own, where the smaller one is.
[[nodiscard]] TieChoice default_ties(JudgmentKind kind);

}  // namespace rankline::cli
