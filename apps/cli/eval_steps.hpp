// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/base/output.hpp>
#include <rankline/cli/eval_plan.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/report/report.hpp>

/// What evaluations of one file of judgments and of several have in common.
namespace rankline::cli {

/// Writes into the command what was left open, which is part of the provenance, but for what a
/// profile settles for each measure.
void settle_scoring(EvalCommand& command, const EvalPlan& plan, JudgmentKind kind);

/// Notes on stderr, those of the dataset first. With --strict throws Error(input) if there are
/// remarks.
void tell(const EvalCommand& command, const Tool& tool, const Remarks& remarks);

/// The conditions of --fail-if, and for which runs they hold. `plan` and `report` must outlive it.
class GateKeeper {
public:
    GateKeeper(const EvalPlan& plan, Report& report);

    /// `summary` has a number for each measure of the plan.
    void judge(const std::string& run, const std::vector<double>& summary);

    /// A line for each run and condition that held.
    [[nodiscard]] const std::vector<std::string>& held() const noexcept { return m_held; }
    [[nodiscard]] const ReportFormat& format() const noexcept { return *m_plan.format; }

private:
    const EvalPlan& m_plan;
    Report& m_report;
    std::vector<std::string> m_held;
};

/// Writes the report and returns the exit code.
[[nodiscard]] int finish(const Tool& tool, const GateKeeper& gates, const Report& report,
                         Output& output);

}  // namespace rankline::cli
