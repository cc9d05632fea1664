// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/base/id_store.hpp>
#include <rankline/cli/eval_plan.hpp>

namespace rankline::cli {

/// What changes numbers, by the options' long names; what was left open stays out.
[[nodiscard]] std::vector<ReportOption> options_in_force(const Tool& tool);

/// A report without runs: columns, provenance and how to print.
[[nodiscard]] Report start_report(const Tool& tool, const EvalCommand& command,
                                  const EvalPlan& plan);

/// A number per measure of the plan, and the same of the ends where values have some.
struct RunSummary {
    std::vector<double> values;
    std::vector<double> lows;
    std::vector<double> highs;
};
[[nodiscard]] RunSummary summary_of(const RunScores& scores, const EvalPlan& plan,
                                    const Qrels& qrels);

/// A run's part of the report, without path, format and hash. Keeps only what will be printed;
/// ids of queries that are not judged are moved to `ids`, since the run is about to be closed.
[[nodiscard]] ReportRun make_report_run(const RunScores& scores, const RunSummary& summary,
                                        const EvalPlan& plan, bool per_query, IdStore& ids);

}  // namespace rankline::cli
