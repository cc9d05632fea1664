// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

#include <rankline/base/id_store.hpp>
#include <rankline/cli/eval_plan.hpp>

namespace rankline::cli {

/// What changes numbers, by the options' long names; what was left open stays out.
[[nodiscard]] std::vector<ReportOption> options_in_force(const Tool& tool);

/// A report without runs: columns, provenance and how to print.
[[nodiscard]] Report start_report(const Tool& tool, const EvalCommand& command,
                                  const EvalPlan& plan);

/// Makes the rows of a summary, with a value for each measure of the plan, of the values of queries
/// or of an end of their spread.
using SummariseRows = std::function<std::vector<ReportSummary>(std::vector<double> RunScores::*of)>;

/// The rows as a report has them: beside each measure's value the ends of its spread, if there are
/// any.
[[nodiscard]] std::vector<ReportSummary> with_ends(const EvalPlan& plan,
                                                   const SummariseRows& summarise);

/// A run's part of the report, without path, format and hash. Keeps only what will be printed;
/// ids of queries that are not judged are moved to `ids`, since the run is about to be closed.
[[nodiscard]] ReportRun make_report_run(const RunScores& scores,
                                        std::vector<ReportSummary> summaries, const EvalPlan& plan,
                                        bool per_query, IdStore& ids);

}  // namespace rankline::cli
