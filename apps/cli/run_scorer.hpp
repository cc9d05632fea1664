// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <rankline/cli/eval_plan.hpp>
#include <rankline/cli/eval_summaries.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/datasets/read.hpp>
#include <rankline/eval/protocol_evaluator.hpp>
#include <rankline/eval/zscores.hpp>
#include <rankline/report/report.hpp>

namespace rankline::cli {

/// What a file is called in messages: standard input has no name of its own.
[[nodiscard]] std::string shown_name(const std::string& path);

/// Scores one run after the other against the same qrels. `command`, `plan` and `qrels` must
/// outlive it.
class RunScorer {
public:
    RunScorer(const EvalCommand& command, const EvalPlan& plan, const Qrels& qrels);

    /// `summary` gets a number for each measure of the plan, those of gates included. Throws Error;
    /// the next run can be scored all the same.
    [[nodiscard]] ReportRun score(const std::string& path, IdStore& ids,
                                  std::vector<double>& summary, Remarks& remarks);

    /// How far values are from what they estimate: a property of the answer, and no finding.
    [[nodiscard]] const std::vector<std::string>& sampling() const noexcept { return m_sampling; }

    [[nodiscard]] const EvalSummaries& summaries() const noexcept { return m_summaries; }

private:
    ReportRun score_file(const std::string& path, IdStore& ids, std::vector<double>& summary,
                         Remarks& remarks);
    RunScores read(RunFile& file, std::vector<double>& summary);
    RunScores read_as(RunFile& file, std::vector<double>& summary);
    [[nodiscard]] std::vector<ReportSummary> summary_rows(const RunScores& scores,
                                                          const std::vector<double>& summary) const;
    void remark(const RunScores& scores, const std::string& name, Remarks& remarks);
    void leave_out(ReportRun& run) const;
    void note_sampling(const RunScores& scores, const std::string& name);

    const EvalCommand& m_command;
    const EvalPlan& m_plan;
    const Qrels& m_qrels;
    EvalSummaries m_summaries;
    std::optional<Evaluator> m_evaluator;
    std::optional<ProtocolEvaluator> m_profiled;  ///< in its place under --as
    std::vector<bool> m_counted;  ///< of the last run, under a profile: ProtocolScores::counted
    std::vector<std::string> m_sampling;
    std::optional<ZScores> m_zscores;
    bool m_progress;
};

}  // namespace rankline::cli
