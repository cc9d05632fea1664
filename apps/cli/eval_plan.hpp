// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include <rankline/cli/evaluate.hpp>
#include <rankline/eval/evaluator.hpp>
#include <rankline/report/report.hpp>

namespace rankline::cli {

/// A command together with what is only known once the qrels are read: all defaults are settled.
struct EvalPlan {
    const ReportFormat* format = nullptr;
    std::vector<Measure> measures;  ///< those of the report, then those that only gates ask for
    std::size_t reported = 0;       ///< how many are in the report
    std::vector<Gate> gates;
    std::shared_ptr<const RankingPolicy> policy;  ///< null or that of `options`
    EvalOptions options;

    /// Index of the measure that a gate reads.
    [[nodiscard]] std::size_t column_of(const Gate& gate) const;
};

[[nodiscard]] EvalPlan make_plan(const EvalCommand& command, JudgmentKind kind);

}  // namespace rankline::cli
