// SPDX-License-Identifier: MIT
#include <rankline/cli/eval_report.hpp>

#include <rankline/cli/version.hpp>

namespace rankline::cli {

namespace {

ReportColumn column_of(const Measure& measure) {
    const Aggregation aggregation = measure.record->aggregation;
    ReportColumn column;
    column.name = measure.name;
    column.trec_name = measure.trec_name;
    column.counts = measure.record->counts;
    column.text = aggregation == Aggregation::text;
    column.run_id = aggregation == Aggregation::run_id;
    column.per_query =
        aggregation == Aggregation::mean || aggregation == Aggregation::sum || column.text;
    column.summary = !column.text;
    column.higher_is_better = measure.record->higher_is_better && !measure.record->counts &&
                              !column.text && !column.run_id;
    return column;
}

/// A column of the report: a measure's value, or an end of its spread.
struct PlannedColumn {
    std::size_t measure = 0;
    std::vector<double> RunScores::*scores = &RunScores::values;
    std::vector<double> RunSummary::*summary = &RunSummary::values;
    const char* end = "";
};

std::vector<PlannedColumn> columns_of(const EvalPlan& plan) {
    std::vector<PlannedColumn> columns;
    for (std::size_t i = 0; i < plan.reported; ++i) {
        columns.push_back({i});
        if (!has_ends(plan.options.spread) || !can_spread(plan.measures[i])) continue;
        columns.push_back({i, &RunScores::lows, &RunSummary::lows, "low"});
        columns.push_back({i, &RunScores::highs, &RunSummary::highs, "high"});
    }
    return columns;
}

ReportColumn report_column(const Measure& measure, const std::string& end) {
    ReportColumn column = column_of(measure);
    if (end.empty()) return column;
    column.name += "[" + end + "]";
    column.trec_name += "_" + end;
    return column;
}

void keep_queries(const RunScores& scores, const EvalPlan& plan, IdStore& ids, ReportRun& run) {
    const std::vector<PlannedColumn> columns = columns_of(plan);
    run.values.reserve(scores.qids.size() * columns.size());
    for (std::size_t query = 0; query < scores.qids.size(); ++query) {
        const bool of_run = plan.options.queries == QuerySet::run;
        run.qids.push_back(of_run ? ids.keep(scores.qids[query]) : scores.qids[query]);
        for (const PlannedColumn& column : columns) {
            const std::size_t place = query * plan.measures.size() + column.measure;
            run.values.push_back((scores.*column.scores)[place]);
        }
    }
    run.missing = scores.missing;
    for (const PlannedColumn& column : columns) run.texts.push_back(scores.texts[column.measure]);
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
    report.profile = "trec_eval-10";
    report.qrels_path = command.input.qrels;
    for (const PlannedColumn& column : columns_of(plan)) {
        report.columns.push_back(report_column(plan.measures[column.measure], column.end));
    }
    report.per_query = command.output.per_query;
    report.summary = !command.output.no_summary;
    report.zscores = !command.scoring.zscores.empty();
    report.color = use_color(command.output.color, command.output.path, this_terminal());
    report.digits = digits_of(command.output, plan.format->digits);
    return report;
}

RunSummary summary_of(const RunScores& scores, const EvalPlan& plan, const Qrels& qrels) {
    const auto summarised = [&](std::vector<double> RunScores::*of) {
        return summarise(scores, plan.measures, qrels, plan.options.queries, of);
    };
    RunSummary summary{summarised(&RunScores::values), {}, {}};
    if (!has_ends(plan.options.spread)) return summary;
    summary.lows = summarised(&RunScores::lows);
    summary.highs = summarised(&RunScores::highs);
    return summary;
}

ReportRun make_report_run(const RunScores& scores, const RunSummary& summary, const EvalPlan& plan,
                          bool per_query, IdStore& ids) {
    ReportRun run;
    run.run_id = scores.facts.run_id;
    if (per_query) keep_queries(scores, plan, ids, run);
    for (const PlannedColumn& column : columns_of(plan))
        run.summary.push_back((summary.*column.summary)[column.measure]);
    run.counts = {{"judged", scores.counts.judged},     {"retrieved", scores.counts.retrieved},
                  {"scored", scores.counts.scored},     {"missing", scores.counts.missing},
                  {"unjudged", scores.counts.unjudged}, {"no_relevant", scores.counts.no_relevant}};
    run.metadata = scores.facts.metadata;
    run.findings = all_findings(scores);
    return run;
}

}  // namespace rankline::cli
