// SPDX-License-Identifier: MIT
#include <rankline/cli/eval_plan.hpp>

#include <algorithm>

#include <rankline/eval/measure_name.hpp>
#include <rankline/metrics/metrics.hpp>

namespace rankline::cli {

namespace {

const ReportFormat& chosen_format(const EvalCommand& command) {
    if (!command.output.format.empty()) return report_format(command.output.format);
    return report_format(command.input.runs.size() == 1 ? "trec" : "table");
}

auto find_measure(const std::vector<Measure>& measures, const Measure& wanted) {
    return std::find_if(measures.begin(), measures.end(),
                        [&](const Measure& measure) { return same_measure(measure, wanted); });
}

}  // namespace

std::size_t EvalPlan::column_of(const Gate& gate) const {
    return static_cast<std::size_t>(find_measure(measures, gate.measure) - measures.begin());
}

EvalPlan make_plan(const EvalCommand& command, JudgmentKind kind) {
    EvalPlan plan;
    plan.format = &chosen_format(command);
    const std::vector<std::string> names = command.measures.names.empty()
                                               ? default_measures(kind, plan.format->wide)
                                               : command.measures.names;
    plan.measures = parse_measures(names, measure_registry(), command.measures.level);
    if (plan.format->trec_eval_order) sort_as_trec_eval(plan.measures);
    plan.reported = plan.measures.size();
    plan.gates = parse_gates(command.gates, command.measures.level);
    for (const Gate& gate : plan.gates) {
        if (find_measure(plan.measures, gate.measure) == plan.measures.end()) {
            plan.measures.push_back(gate.measure);
        }
    }
    plan.options =
        eval_options(command.scoring, kind, command.measures.level, command.input.duplicates);
    plan.policy = make_policy(command.policy);
    plan.options.policy = plan.policy.get();
    return plan;
}

}  // namespace rankline::cli
