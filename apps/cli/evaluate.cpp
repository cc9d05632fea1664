// SPDX-License-Identifier: MIT
#include <rankline/cli/evaluate.hpp>

#include <optional>
#include <utility>

#include <rankline/cli/eval_files.hpp>
#include <rankline/cli/eval_parts.hpp>
#include <rankline/cli/eval_plan.hpp>
#include <rankline/cli/eval_report.hpp>
#include <rankline/cli/eval_steps.hpp>
#include <rankline/cli/information_options.hpp>
#include <rankline/cli/other_tables.hpp>
#include <rankline/cli/profile_comparison.hpp>
#include <rankline/cli/query_explanation.hpp>
#include <rankline/cli/run_main.hpp>
#include <rankline/cli/run_scorer.hpp>
#include <rankline/cli/seed_option.hpp>
#include <rankline/cli/suggest_judgments.hpp>

namespace rankline::cli {

namespace {

/// What was asked for instead of scores.
std::optional<std::string> other_table(const EvalCommand& command, const Qrels& qrels,
                                       Remarks& remarks) {
    if (!command.explain_query.empty()) return explain_query(command, qrels, remarks);
    if (command.suggest_judgments) return suggest_judgments(command, qrels, remarks);
    if (!command.profile.why.empty()) return explain_difference(command, qrels, remarks);
    return std::nullopt;
}

}  // namespace

std::vector<Operand> eval_operands(EvalCommand& command) {
    return qrels_and_runs(command.input, command.dataset);
}

namespace {

constexpr const char* dataset_effect =
    "Its judgments are QRELS, which is then left out, and it is evaluated as it officially is: "
    "profile, measures, relevance level and queries are those of the registry where the options do "
    "not say otherwise. Notes tell what was applied; counts of queries and judgments that are not "
    "those of the registry are a finding. Of beir/cqadupstack the value is the mean over its "
    "forums: RUN is then a folder that has a run for each forum, with the forum's name as a word "
    "of the file's name, or a path in which {} stands for the forum.";

}  // namespace

std::vector<OptionGroup> eval_option_groups(EvalCommand& command) {
    return {
        {"Measures",
         concatenated({measure_options(command.measures), {profile_option(command.profile)}})},
        {"Queries and ranking",
         concatenated({scoring_options(command.scoring), policy_options(command.policy)})},
        {"Summary", concatenated({summary_options(command.summary), {seed_option(command.seed)}})},
        {"Input",
         concatenated({dataset_options(command.dataset, dataset_effect),
                       qrels_input_options(command.input), run_input_options(command.input)})},
        {"Output", concatenated({output_options(command.output),
                                 {explain_query_option(command.explain_query),
                                  suggest_judgments_option(command.suggest_judgments),
                                  why_option(command.profile)}})},
        {"Checks", concatenated({gate_options(command.gates), general_options(command.general)})},
        {"Information", concatenated({measure_information_options(), profile_information_options(),
                                      dataset_information_options(), format_information_options(),
                                      information_options()})},
    };
}

namespace {

/// Under a profile measures may have the names that the program has for them.
MeasureOptions known_names(const EvalCommand& command) {
    MeasureOptions options = command.measures;
    if (command.profile.as.empty()) return options;
    for (std::string& name : options.names) name = asked_of(find_profile(command.profile.as), name);
    return options;
}

void check_mean_is_printed(const EvalCommand& command, Problems& problems) {
    if (!command.gates.conditions.empty() && !has_mean(command.summary))
        problems.add(
            "--fail-if asks about the summary that --aggregate without mean does not print");
}

void check_ends_of_aggregates(const EvalCommand& command, Problems& problems) {
    const ScoringOptions& scoring = command.scoring;
    const bool ends = scoring.residual || (scoring.ties && has_ends(scoring.ties->spread));
    if (ends && !is_monotone(command.summary))
        problems.add(
            "--aggregate sd or ci of the lowest values is not the lowest sd: not with "
            "--residual or --ties interval");
}

}  // namespace

void check_eval_command(EvalCommand& command, Problems& problems) {
    settle_dataset(command, problems);
    check_parts(command, problems);
    std::vector<std::string> files = runs_of_parts(command);
    files.insert(files.begin(),
                 {command.input.qrels, command.scoring.zscores, command.summary.groups});
    std::erase(files, "");  // an operand that is missing was told already
    check_files(files, problems);
    check_output(command.output.path, files, problems);
    check_scoring(command.scoring, problems);
    check_policy(command.policy, problems);
    if (command.policy.policy && !command.scoring.zscores.empty())
        problems.add("--policy has standard errors of values, and none of the z-scores of -Z");
    check_summary(command.summary, !command.scoring.zscores.empty(), command.output.no_summary,
                  problems);
    if (command.policy.policy && (command.scoring.residual || is_over_ties(command.scoring)))
        problems.add(
            "--policy draws rankings: it has no --ties expected or interval, nor --residual");
    check_measures(known_names(command), problems);
    check_gates(command.gates, command.measures.level, problems);
    check_explain_query(command, problems);
    check_suggest_judgments(command, problems);
    check_profiles(command, problems);
    check_why(command, problems);
    check_tables(command, problems);
    check_mean_is_printed(command, problems);
    check_ends_of_aggregates(command, problems);
    settle_seed(command.seed,
                command.policy.policy.has_value() || is_random(command.summary) ||
                    is_over_ties(command.scoring),
                problems);
}

int evaluate(EvalCommand& command, const Tool& tool) {
    if (command.settled_dataset && command.settled_dataset->has_parts())
        return evaluate_parts(command, tool);
    std::string qrels_format;
    const Qrels qrels = read_eval_qrels(command, qrels_format);
    const EvalPlan plan = make_plan(command, qrels.kind());
    settle_scoring(command, plan, qrels.kind());
    Output output(command.output.path, command.output.compression);
    Remarks remarks;
    remarks.add(qrels.name(), qrels.findings());
    if (command.settled_dataset)
        remarks.add(qrels.name(), count_findings(command.settled_dataset->qrels.front(), qrels));
    if (const std::optional<std::string> table = other_table(command, qrels, remarks)) {
        tell(command, tool, remarks);
        output.write(*table);
        output.commit();
        return exit_done;
    }
    RunScorer scorer(command, plan, qrels);

    Report report = start_report(tool, command, plan);
    report.rows = scorer.summaries().rows();
    report.qrels_format = qrels_format;
    if (plan.format->needs_sha256) report.qrels_sha256 = qrels.sha256();
    if (report.dataset)
        add_counts(command.settled_dataset->qrels.front(), qrels, plan.format->needs_sha256,
                   *report.dataset);

    IdStore ids;
    GateKeeper gates(plan, report);
    Problems problems;
    for (const std::string& path : command.input.runs) {
        problems.attempt([&] {
            std::vector<double> summary;
            report.runs.push_back(scorer.score(path, ids, summary, remarks));
            gates.judge(path, summary);
        });
    }
    problems.raise();
    scorer.summaries().remark_rest(remarks);
    tell(command, tool, remarks);
    if (!command.general.quiet) print_lines(tool, "note", scorer.sampling());
    return finish(tool, gates, report, output);
}

}  // namespace rankline::cli
