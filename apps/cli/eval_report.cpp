// SPDX-License-Identifier: MIT
#include <rankline/cli/eval_report.hpp>

#include <algorithm>
#include <array>
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

/// A column of the report: a measure's value, or an end of its spread.
struct PlannedColumn {
    std::size_t measure = 0;
    std::size_t end = 0;  ///< index of `ends`
};

struct End {
    const char* name;
    std::vector<double> RunScores::*scores;
};
constexpr std::array ends = {End{"", &RunScores::values}, End{"low", &RunScores::lows},
                             End{"high", &RunScores::highs}};

std::vector<PlannedColumn> columns_of(const EvalPlan& plan) {
    std::vector<PlannedColumn> columns;
    for (std::size_t i = 0; i < plan.reported; ++i) {
        columns.push_back({i});
        if (!has_ends(plan.options.spread) || !can_spread(plan.measures[i])) continue;
        columns.insert(columns.end(), {{i, 1}, {i, 2}});
    }
    return columns;
}

ReportColumn report_column(const EvalPlan& plan, const PlannedColumn& planned) {
    ReportColumn column = column_of(plan.shown(planned.measure), plan.policy != nullptr);
    if (planned.end == 0) return column;
    const std::string end = ends[planned.end].name;
    column.name += "[" + end + "]";
    column.trec_name += "_" + end;
    return column;
}

void keep_queries(const RunScores& scores, const EvalPlan& plan, IdStore& ids, ReportRun& run) {
    const std::vector<PlannedColumn> columns = columns_of(plan);
    run.values.reserve(scores.qids.size() * columns.size());
    for (std::size_t query = 0; query < scores.qids.size(); ++query) {
        const bool of_run = plan.scores_unjudged();
        run.qids.push_back(of_run ? ids.keep(scores.qids[query]) : scores.qids[query]);
        for (const PlannedColumn& column : columns) {
            const std::size_t place = query * plan.measures.size() + column.measure;
            run.values.push_back((scores.*ends[column.end].scores)[place]);
        }
    }
    run.missing = scores.missing;
    for (const PlannedColumn& column : columns) run.texts.push_back(scores.texts[column.measure]);
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
    if (command.settled_dataset) report.dataset = report_dataset(*command.settled_dataset);
    for (const PlannedColumn& column : columns_of(plan))
        report.columns.push_back(report_column(plan, column));
    report.per_query = command.output.per_query;
    report.summary = !command.output.no_summary;
    report.zscores = !command.scoring.zscores.empty();
    report.color = use_color(command.output.color, command.output.path, this_terminal());
    report.digits = digits_of(command.output.digits, plan.format->digits);
    return report;
}

std::vector<ReportSummary> with_ends(const EvalPlan& plan, const SummariseRows& summarise) {
    if (!has_ends(plan.options.spread)) return summarise(&RunScores::values);
    std::vector<std::vector<ReportSummary>> rows;
    rows.reserve(ends.size());
    for (const End& end : ends) rows.push_back(summarise(end.scores));
    std::vector<ReportSummary> joined;
    for (std::size_t row = 0; row < rows[0].size(); ++row) {
        joined.push_back({rows[0][row].queries, {}});
        for (const PlannedColumn& column : columns_of(plan))
            joined.back().values.push_back(rows[column.end][row].values[column.measure]);
    }
    return joined;
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
