// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include <rankline/cli/evaluate.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/eval/evaluator.hpp>
#include <rankline/report/report.hpp>

namespace rankline::cli {

/// A command together with what is only known once the qrels are read: all defaults are settled.
struct EvalPlan {
    const ReportFormat* format = nullptr;
    std::vector<Measure> measures;  ///< those of the report, then those that only gates ask for
    std::vector<ProfileColumn> columns;  ///< under a profile, how each is computed; else empty
    std::size_t reported = 0;            ///< how many are in the report
    std::vector<Gate> gates;
    std::shared_ptr<const RankingPolicy> policy;  ///< null or that of `options`
    EvalOptions options;
    bool queries_settled = false;  ///< by the profile, for each measure on its own

    /// The measure as a report names it.
    [[nodiscard]] const Measure& shown(std::size_t column) const {
        return columns.empty() ? measures[column] : columns[column].measure;
    }
    /// What becomes of queries that the run, or the qrels, lack.
    [[nodiscard]] CountedQueries counted_queries() const;
    /// Whether a query that nobody judged has a row.
    [[nodiscard]] bool scores_unjudged() const;
    /// Index of the measure that a gate reads.
    [[nodiscard]] std::size_t column_of(const Gate& gate) const;
};

[[nodiscard]] EvalPlan make_plan(const EvalCommand& command, JudgmentKind kind);

}  // namespace rankline::cli
