// SPDX-License-Identifier: MIT
#include <rankline/cli/eval_report.hpp>

#include <algorithm>
#include <utility>

#include <rankline/cli/version.hpp>

namespace rankline::cli {

namespace {

/// The expectation of a count is not a whole number.
ReportColumn column_of(const Measure& measure, bool expected) {
    const Aggregation aggregation = measure.record->aggregation;
    ReportColumn column;
    column.name = measure.name;
    column.trec_name = measure.trec_name;
    column.counts = measure.record->counts && !(expected && measure.record->compute != nullptr);
    column.text = aggregation == Aggregation::text;
    column.run_id = aggregation == Aggregation::run_id;
    column.per_query = aggregation == Aggregation::mean || aggregation == Aggregation::sum ||
                       aggregation == Aggregation::pooled || column.text;
    column.summary = !column.text;
    column.averaged = aggregation == Aggregation::mean;
    column.higher_is_better = measure.record->higher_is_better && !measure.record->counts &&
                              !column.text && !column.run_id;
    return column;
}

void keep_queries(const RunScores& scores, const EvalPlan& plan, IdStore& ids, ReportRun& run) {
    const std::size_t columns = plan.measures.size();
    for (std::size_t query = 0; query < scores.qids.size(); ++query) {
        const bool of_run = plan.scores_unjudged();
        run.qids.push_back(of_run ? ids.keep(scores.qids[query]) : scores.qids[query]);
        const auto row = scores.values.begin() + static_cast<std::ptrdiff_t>(query * columns);
        run.values.insert(run.values.end(), row, row + static_cast<std::ptrdiff_t>(plan.reported));
    }
    run.missing = scores.missing;
    run.texts.assign(scores.texts.begin(),
                     scores.texts.begin() + static_cast<std::ptrdiff_t>(plan.reported));
}

/// Nothing if no ranking was drawn, or all drawn ones were worth the same.
std::vector<double> reported_errors(const RunScores& scores, const EvalPlan& plan) {
    std::vector<double> errors = standard_errors(scores, plan.measures);
    if (!errors.empty()) errors.resize(plan.reported);
    if (std::none_of(errors.begin(), errors.end(), [](double error) { return error > 0; }))
        return {};
    return errors;
}

Findings all_findings(const RunScores& scores) {
    Findings all;
    for (const Finding& finding : scores.facts.findings.all()) all.add(finding);
    for (const Finding& finding : scores.findings.all()) all.add(finding);
    all.add({"missing-queries", "judged queries are not in the run", scores.counts.missing, {}});
    all.add({"unjudged-queries", "queries of the run are not judged", scores.counts.unjudged, {}});
    return all;
}

}  // namespace

std::vector<ReportOption> options_in_force(const Tool& tool) {
    std::vector<ReportOption> options;
    for (const Option* option : tool.options()) {
        if (!option->recorded) continue;
        std::string value = option->binding.show();
        if (value.empty()) continue;
        const bool literal = option->binding.type != ValueType::text;
        options.push_back({option->name, std::move(value), literal});
    }
    return options;
}

Report start_report(const Tool& tool, const EvalCommand& command, const EvalPlan& plan) {
    Report report;
    report.tool = tool.name;
    report.version = version();
    report.options = options_in_force(tool);
    report.profile = command.profile.as.empty() ? "trec_eval-10" : command.profile.as;
    report.qrels_path = command.input.qrels;
    for (std::size_t i = 0; i < plan.reported; ++i) {
        report.columns.push_back(column_of(plan.shown(i), plan.policy != nullptr));
    }
    report.per_query = command.output.per_query;
    report.summary = !command.output.no_summary;
    report.zscores = !command.scoring.zscores.empty();
    report.color = use_color(command.output.color, command.output.path, this_terminal());
    report.digits = digits_of(command.output, plan.format->digits);
    return report;
}

ReportRun make_report_run(const RunScores& scores, std::vector<ReportSummary> summaries,
                          const EvalPlan& plan, bool per_query, IdStore& ids) {
    ReportRun run;
    run.run_id = scores.facts.run_id;
    if (per_query) keep_queries(scores, plan, ids, run);
    run.summaries = std::move(summaries);
    run.standard_errors = reported_errors(scores, plan);
    run.counts = {{"judged", scores.counts.judged},     {"retrieved", scores.counts.retrieved},
                  {"scored", scores.counts.scored},     {"missing", scores.counts.missing},
                  {"unjudged", scores.counts.unjudged}, {"no_relevant", scores.counts.no_relevant}};
    run.metadata = scores.facts.metadata;
    run.findings = all_findings(scores);
    return run;
}

}  // namespace rankline::cli
