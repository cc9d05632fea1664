// SPDX-License-Identifier: MIT
#include <rankline/cli/evaluate.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

#include <rankline/base/number.hpp>
#include <rankline/cli/eval_files.hpp>
#include <rankline/cli/eval_plan.hpp>
#include <rankline/cli/eval_report.hpp>
#include <rankline/cli/eval_summaries.hpp>
#include <rankline/cli/information_options.hpp>
#include <rankline/cli/other_tables.hpp>
#include <rankline/cli/profile_comparison.hpp>
#include <rankline/cli/progress_bar.hpp>
#include <rankline/cli/query_explanation.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/cli/run_main.hpp>
#include <rankline/cli/seed_option.hpp>
#include <rankline/cli/suggest_judgments.hpp>
#include <rankline/cli/text_layout.hpp>
#include <rankline/datasets/read.hpp>
#include <rankline/eval/protocol_evaluator.hpp>
#include <rankline/eval/zscores.hpp>

namespace rankline::cli {

namespace {

std::string shown_name(const std::string& path) { return path == "-" ? "<stdin>" : path; }

/// Calls `read` with a progress callback that draws on the terminal, or with none.
template <typename Read>
auto with_progress(const std::string& name, bool wanted, Read&& read) {
    if (!wanted) return read(FileBytes::Progress{});
    ProgressBar bar(progress_label(name),
                    [](const std::string& bytes) { std::fputs(bytes.c_str(), stderr); });
    return read(
        [&bar](std::uint64_t consumed, std::uint64_t total) { bar.update(consumed, total); });
}

/// Scores one run after the other against the same qrels.
class RunScorer {
public:
    RunScorer(const EvalCommand& command, const EvalPlan& plan, const Qrels& qrels)
        : m_command(command),
          m_plan(plan),
          m_qrels(qrels),
          m_summaries(command, plan, qrels),
          m_progress(!command.general.quiet && this_terminal().errors_are_terminal) {
        const unsigned threads = run_read_options(command, {}).threads;
        if (plan.columns.empty()) {
            m_evaluator.emplace(qrels, plan.measures, plan.options, threads);
        } else {
            m_profiled.emplace(qrels, plan.columns, plan.options, plan.queries_settled, threads);
        }
        if (!command.scoring.zscores.empty()) m_zscores = ZScores::read(command.scoring.zscores);
    }

    /// How far values are from what they estimate: a property of the answer, and no finding.
    [[nodiscard]] const std::vector<std::string>& sampling() const { return m_sampling; }

    /// `summary` gets a number for each measure of the plan, those of gates included. After an
    /// Error the next run can be scored all the same.
    ReportRun score(const std::string& path, IdStore& ids, std::vector<double>& summary,
                    Remarks& remarks) {
        try {
            return score_file(path, ids, summary, remarks);
        } catch (...) {
            if (m_evaluator) m_evaluator->restart();
            if (m_profiled) m_profiled->restart();
            throw;
        }
    }

    [[nodiscard]] const EvalSummaries& summaries() const noexcept { return m_summaries; }

private:
    ReportRun score_file(const std::string& path, IdStore& ids, std::vector<double>& summary,
                         Remarks& remarks) {
        const std::string name = shown_name(path);
        return with_progress(name, m_progress, [&](FileBytes::Progress progress) {
            RunReadOptions options = run_read_options(m_command, std::move(progress));
            if (reads_ranks(m_plan.columns)) options.ranks_needed = true;
            RunFile file = RunFile::open(path, options);
            const RunScores scores = m_evaluator ? read(file, summary) : read_as(file, summary);
            require_common_queries(scores, name, m_qrels.name());
            remark(scores, name, remarks);
            ReportRun run = make_report_run(scores, summary_rows(scores, summary), m_plan,
                                            m_command.output.per_query, ids);
            m_summaries.remark(scores, name, run.findings, remarks);
            note_sampling(scores, name);
            if (m_profiled) leave_out(run);
            run.path = path;
            run.format = file.format().name;
            if (m_plan.format->needs_sha256) run.sha256 = file.bytes().sha256();
            return run;
        });
    }

    RunScores read(RunFile& file, std::vector<double>& summary) {
        RunScores scores = m_evaluator->finish(file.read(*m_evaluator));
        if (m_zscores) m_zscores->apply(scores, m_plan.measures);
        summary = summarise(scores, m_plan.measures, m_qrels, m_plan.options.queries);
        return scores;
    }

    /// Where ranks alone count no score contradicts them.
    static void forget_scores(Findings& findings) {
        Findings kept;
        for (const Finding& finding : findings.all()) {
            if (finding.kind != "rank-against-score") kept.add(finding);
        }
        findings = std::move(kept);
    }

    std::vector<ReportSummary> summary_rows(const RunScores& scores,
                                            const std::vector<double>& summary) const {
        return with_ends(m_plan, [&](std::vector<double> RunScores::*of) {
            const bool plain = of == &RunScores::values;
            const std::vector<double> own =
                plain ? summary
                      : summarise(scores, m_plan.measures, m_qrels, m_plan.options.queries, of);
            return m_summaries.summarise_run(scores, own, of);
        });
    }

    /// As the profile has it.
    RunScores read_as(RunFile& file, std::vector<double>& summary) {
        ProtocolScores scores = m_profiled->finish(file.read(*m_profiled));
        summary = std::move(scores.summary);
        if (std::all_of(m_plan.columns.begin(), m_plan.columns.end(),
                        [](const ProfileColumn& column) { return column.protocol.reads_ranks(); }))
            forget_scores(scores.scores.facts.findings);
        m_counted = std::move(scores.counted);
        return std::move(scores.scores);
    }

    void remark(const RunScores& scores, const std::string& name, Remarks& remarks) {
        remarks.add(name, missing_remark(scores, m_plan.counted_queries()));
        remarks.add(name, unjudged_remark(scores, m_plan.counted_queries()));
        remarks.add(name, scores.facts.findings);
        Findings noticed;
        for (const Finding& finding : scores.findings.all()) {
            if (finding.kind.starts_with("sampled-"))
                m_sampling.push_back(name + ": " + finding.message);
            else
                noticed.add(finding);
        }
        remarks.add(name, noticed);
    }

    /// Of the values of queries those that no measure of the profile counts.
    void leave_out(ReportRun& run) const {
        const std::size_t columns = m_plan.columns.size();
        for (std::size_t query = 0; query < run.qids.size(); ++query) {
            for (std::size_t column = 0; column < m_plan.reported; ++column)
                run.left_out.push_back(!m_counted[query * columns + column]);
        }
    }

    /// Of what was drawn under a policy, gates included.
    void note_sampling(const RunScores& scores, const std::string& name) {
        const std::vector<double> errors = standard_errors(scores, m_plan.measures);
        if (std::none_of(scores.variances.begin(), scores.variances.end(),
                         [](double variance) { return variance > 0; }))
            return;
        constexpr int digits = 6;
        std::vector<std::string> known;
        std::vector<std::string> unknown;
        for (std::size_t i = 0; i < errors.size(); ++i) {
            const Measure& measure = m_plan.measures[i];
            if (errors[i] > 0)
                known.push_back(measure.name + " " + format_number(errors[i], digits));
            else if (std::isnan(errors[i]) && measure.record->has_values())
                unknown.push_back(measure.name);
        }
        m_sampling.push_back(
            name + ": standard errors of means over " + std::to_string(*m_command.policy.samples) +
            " rankings drawn for each query of more than 8 documents: " + joined(known) +
            (known.empty() || unknown.empty() ? "" : "; ") +
            (unknown.empty() ? "" : "not known of " + joined(unknown)));
    }

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

/// Notes which conditions hold for a run whose summary this is; each is told on stderr.
void try_gates(const EvalPlan& plan, const ReportRun& run, const std::vector<double>& summary,
               Report& report, std::vector<std::string>& told) {
    for (std::size_t i = 0; i < plan.gates.size(); ++i) {
        const std::size_t column = plan.column_of(plan.gates[i]);
        const double value = summary[column];
        if (!plan.gates[i].holds(value)) continue;
        report.gates[i].second = true;
        told.push_back(shown_name(run.path) + ": " + plan.gates[i].text +
                       " holds: " + plan.shown(column).name + " is " + format_number(value, -1));
    }
}

/// Notes on stderr, or with --strict the end.
void tell(const GeneralOptions& general, const Tool& tool, const Remarks& remarks) {
    if (general.strict) remarks.raise();
    if (!general.quiet) print_lines(tool, "note", remarks.lines());
}

/// What was left open is part of the provenance, but for what a profile settles for each measure.
void settle_scoring(EvalCommand& command, const EvalPlan& plan, JudgmentKind kind) {
    if (!plan.queries_settled) command.scoring.queries = plan.options.queries;
    if (!plan.columns.empty()) return;
    command.scoring.ties = command.scoring.ties.value_or(default_ties(kind));
    command.scoring.float_scores = plan.options.float_scores;
}

/// What was asked for instead of scores.
std::optional<std::string> other_table(const EvalCommand& command, const Qrels& qrels,
                                       Remarks& remarks) {
    if (!command.explain_query.empty()) return explain_query(command, qrels, remarks);
    if (command.suggest_judgments) return suggest_judgments(command, qrels, remarks);
    if (!command.profile.why.empty()) return explain_difference(command, qrels, remarks);
    return std::nullopt;
}

}  // namespace

std::vector<OptionGroup> eval_option_groups(EvalCommand& command) {
    return {
        {"Measures",
         concatenated({measure_options(command.measures), {profile_option(command.profile)}})},
        {"Queries and ranking",
         concatenated({scoring_options(command.scoring), policy_options(command.policy)})},
        {"Summary", concatenated({summary_options(command.summary), {seed_option(command.seed)}})},
        {"Input",
         concatenated({qrels_input_options(command.input), run_input_options(command.input)})},
        {"Output", concatenated({output_options(command.output),
                                 {explain_query_option(command.explain_query),
                                  suggest_judgments_option(command.suggest_judgments),
                                  why_option(command.profile)}})},
        {"Checks", concatenated({gate_options(command.gates), general_options(command.general)})},
        {"Information", concatenated({measure_information_options(), profile_information_options(),
                                      format_information_options(), information_options()})},
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
    std::vector<std::string> files = command.input.runs;
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
    std::string qrels_format;
    const Qrels qrels = read_eval_qrels(command, qrels_format);
    const EvalPlan plan = make_plan(command, qrels.kind());
    settle_scoring(command, plan, qrels.kind());
    Output output(command.output.path, command.output.compression);
    Remarks remarks;
    remarks.add(qrels.name(), qrels.findings());
    if (const std::optional<std::string> table = other_table(command, qrels, remarks)) {
        tell(command.general, tool, remarks);
        output.write(*table);
        output.commit();
        return exit_done;
    }
    RunScorer scorer(command, plan, qrels);

    Report report = start_report(tool, command, plan);
    report.rows = scorer.summaries().rows();
    report.qrels_format = qrels_format;
    if (plan.format->needs_sha256) report.qrels_sha256 = qrels.sha256();
    for (const Gate& gate : plan.gates) report.gates.emplace_back(gate.text, false);

    IdStore ids;
    std::vector<std::string> gates_held;
    Problems problems;
    for (const std::string& path : command.input.runs) {
        problems.attempt([&] {
            std::vector<double> summary;
            report.runs.push_back(scorer.score(path, ids, summary, remarks));
            try_gates(plan, report.runs.back(), summary, report, gates_held);
        });
    }
    problems.raise();
    scorer.summaries().remark_rest(remarks);
    tell(command.general, tool, remarks);
    if (!command.general.quiet) print_lines(tool, "note", scorer.sampling());
    print_lines(tool, "gate", gates_held);
    plan.format->write(report, output);
    output.commit();
    return gates_held.empty() ? exit_done : exit_negative;
}

}  // namespace rankline::cli
