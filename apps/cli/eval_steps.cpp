// SPDX-License-Identifier: MIT
#include <rankline/cli/eval_steps.hpp>

#include <rankline/base/number.hpp>
#include <rankline/cli/run_main.hpp>
#include <rankline/cli/run_scorer.hpp>

namespace rankline::cli {

void settle_scoring(EvalCommand& command, const EvalPlan& plan, JudgmentKind kind) {
    if (!plan.queries_settled) command.scoring.queries = plan.options.queries;
    if (!plan.columns.empty()) return;
    command.scoring.ties = command.scoring.ties.value_or(default_ties(kind));
    command.scoring.float_scores = plan.options.float_scores;
}

void tell(const EvalCommand& command, const Tool& tool, const Remarks& remarks) {
    if (command.general.strict) remarks.raise();
    if (command.general.quiet) return;
    if (command.settled_dataset) print_lines(tool, "note", dataset_notes(*command.settled_dataset));
    print_lines(tool, "note", remarks.lines());
}

GateKeeper::GateKeeper(const EvalPlan& plan, Report& report) : m_plan(plan), m_report(report) {
    for (const Gate& gate : plan.gates) report.gates.emplace_back(gate.text, false);
}

void GateKeeper::judge(const std::string& run, const std::vector<double>& summary) {
    for (std::size_t i = 0; i < m_plan.gates.size(); ++i) {
        const std::size_t column = m_plan.column_of(m_plan.gates[i]);
        const double value = summary[column];
        if (!m_plan.gates[i].holds(value)) continue;
        m_report.gates[i].second = true;
        m_held.push_back(shown_name(run) + ": " + m_plan.gates[i].text + " holds: " +
                         m_plan.shown(column).name + " is " + format_number(value, -1));
    }
}

int finish(const Tool& tool, const GateKeeper& gates, const Report& report, Output& output) {
    print_lines(tool, "gate", gates.held());
    gates.format().write(report, output);
    output.commit();
    return gates.held().empty() ? exit_done : exit_negative;
}

}  // namespace rankline::cli
