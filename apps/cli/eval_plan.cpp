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

CountedQueries EvalPlan::counted_queries() const {
    if (!queries_settled) return counted_under(options.queries);
    const auto how_many = [&](QuerySet set) {
        const auto counting = std::count_if(
            columns.begin(), columns.end(),
            [set](const ProfileColumn& column) { return column.protocol.queries == set; });
        if (counting == 0) return Counted::by_none;
        return counting == std::ssize(columns) ? Counted::by_all : Counted::by_some;
    };
    return {how_many(QuerySet::judged), how_many(QuerySet::run), false};
}

bool EvalPlan::scores_unjudged() const { return counted_queries().unjudged != Counted::by_none; }

namespace {

/// The measures of the report; trec_eval's format has those of trec_eval in its order.
std::vector<Measure> reported_measures(const EvalCommand& command, JudgmentKind kind,
                                       const ReportFormat& format, const Profile* profile) {
    if (profile != nullptr && !profile->knows_trec_eval)
        return measures_under(*profile, command.measures);
    const std::vector<std::string> names = command.measures.names.empty()
                                               ? default_measures(kind, format.wide)
                                               : command.measures.names;
    std::vector<Measure> measures =
        parse_measures(names, measure_registry(), command.measures.level);
    if (format.trec_eval_order) sort_as_trec_eval(measures);
    return measures;
}

}  // namespace

EvalPlan make_plan(const EvalCommand& command, JudgmentKind kind) {
    EvalPlan plan;
    plan.format = &chosen_format(command);
    const std::string& as = command.profile.as;
    const Profile* const profile = as.empty() ? nullptr : &find_profile(as);
    plan.measures = reported_measures(command, kind, *plan.format, profile);
    plan.reported = plan.measures.size();
    plan.gates = parse_gates(command.gates, command.measures.level);
    for (const Gate& gate : plan.gates) {
        if (find_measure(plan.measures, gate.measure) == plan.measures.end()) {
            plan.measures.push_back(gate.measure);
        }
    }
    plan.options = eval_options(command.scoring, kind, command.measures.level,
                                command.input.duplicates, command.seed.value_or(0));
    plan.policy = make_policy(command.policy, command.seed.value_or(0));
    plan.options.policy = plan.policy.get();
    if (profile == nullptr) return plan;
    plan.queries_settled = profile->settles_queries;
    for (const Measure& asked : plan.measures)
        plan.columns.push_back(computed_under(*profile, asked, measure_registry()));
    return plan;
}

}  // namespace rankline::cli
