// SPDX-License-Identifier: MIT
#include <rankline/cli/evaluate.hpp>

#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

#include <rankline/base/number.hpp>
#include <rankline/cli/eval_files.hpp>
#include <rankline/cli/eval_plan.hpp>
#include <rankline/cli/eval_report.hpp>
#include <rankline/cli/information_options.hpp>
#include <rankline/cli/progress_bar.hpp>
#include <rankline/cli/query_explanation.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/cli/run_main.hpp>
#include <rankline/datasets/read.hpp>
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
          m_evaluator(qrels, plan.measures, plan.options, run_read_options(command, {}).threads),
          m_progress(!command.general.quiet && this_terminal().errors_are_terminal) {
        if (!command.scoring.zscores.empty()) m_zscores = ZScores::read(command.scoring.zscores);
    }

    /// `summary` gets a number for each measure of the plan, those of gates included. After an
    /// Error the next run can be scored all the same.
    ReportRun score(const std::string& path, IdStore& ids, std::vector<double>& summary,
                    Remarks& remarks) {
        try {
            return score_file(path, ids, summary, remarks);
        } catch (...) {
            m_evaluator.restart();
            throw;
        }
    }

private:
    ReportRun score_file(const std::string& path, IdStore& ids, std::vector<double>& summary,
                         Remarks& remarks) {
        const std::string name = shown_name(path);
        return with_progress(name, m_progress, [&](FileBytes::Progress progress) {
            RunFile file = RunFile::open(path, run_read_options(m_command, std::move(progress)));
            RunScores scores = m_evaluator.finish(file.read(m_evaluator));
            require_common_queries(scores, name, m_qrels.name());
            if (m_zscores) m_zscores->apply(scores, m_plan.measures);
            remark(scores, name, remarks);
            const RunSummary ends = summary_of(scores, m_plan, m_qrels);
            summary = ends.values;
            ReportRun run = make_report_run(scores, ends, m_plan, m_command.output.per_query, ids);
            run.path = path;
            run.format = file.format().name;
            if (m_plan.format->needs_sha256) run.sha256 = file.bytes().sha256();
            return run;
        });
    }

    void remark(const RunScores& scores, const std::string& name, Remarks& remarks) const {
        remarks.add(name, missing_remark(scores, m_plan.options.queries));
        remarks.add(name, unjudged_remark(scores, m_plan.options.queries));
        remarks.add(name, scores.facts.findings);
        remarks.add(name, scores.findings);
    }

    const EvalCommand& m_command;
    const EvalPlan& m_plan;
    const Qrels& m_qrels;
    Evaluator m_evaluator;
    std::optional<ZScores> m_zscores;
    bool m_progress;
};

/// Notes which conditions hold for a run whose summary this is; each is told on stderr.
void try_gates(const EvalPlan& plan, const ReportRun& run, const std::vector<double>& summary,
               Report& report, std::vector<std::string>& told) {
    for (std::size_t i = 0; i < plan.gates.size(); ++i) {
        const double value = summary[plan.column_of(plan.gates[i])];
        if (!plan.gates[i].holds(value)) continue;
        report.gates[i].second = true;
        told.push_back(shown_name(run.path) + ": " + plan.gates[i].text +
                       " holds: " + plan.gates[i].measure.name + " is " + format_number(value, -1));
    }
}

/// Notes on stderr, or with --strict the end.
void tell(const GeneralOptions& general, const Tool& tool, const Remarks& remarks) {
    if (general.strict) remarks.raise();
    if (!general.quiet) print_lines(tool, "note", remarks.lines());
}

}  // namespace

std::vector<OptionGroup> eval_option_groups(EvalCommand& command) {
    return {
        {"Measures", measure_options(command.measures)},
        {"Queries and ranking", scoring_options(command.scoring)},
        {"Input",
         concatenated({qrels_input_options(command.input), run_input_options(command.input)})},
        {"Output", concatenated({output_options(command.output),
                                 {explain_query_option(command.explain_query)}})},
        {"Checks", concatenated({gate_options(command.gates), general_options(command.general)})},
        {"Information", concatenated({measure_information_options(), format_information_options(),
                                      information_options()})},
    };
}

void check_eval_command(EvalCommand& command, Problems& problems) {
    std::vector<std::string> files = command.input.runs;
    files.insert(files.begin(), {command.input.qrels, command.scoring.zscores});
    std::erase(files, "");  // an operand that is missing was told already
    check_files(files, problems);
    check_output(command.output.path, files, problems);
    check_scoring(command.scoring, problems);
    check_measures(command.measures, problems);
    check_gates(command.gates, command.measures.level, problems);
    check_explain_query(command, problems);
}

int evaluate(EvalCommand& command, const Tool& tool) {
    std::string qrels_format;
    const Qrels qrels = read_eval_qrels(command, qrels_format);
    const EvalPlan plan = make_plan(command, qrels.kind());
    if (!command.scoring.ties) command.scoring.ties = default_ties(qrels.kind());
    command.scoring.queries = plan.options.queries;
    Output output(command.output.path);
    Remarks remarks;
    remarks.add(qrels.name(), qrels.findings());
    if (!command.explain_query.empty()) {
        const std::string explanation = explain_query(command, qrels, remarks);
        tell(command.general, tool, remarks);
        output.write(explanation);
        output.commit();
        return exit_done;
    }
    RunScorer scorer(command, plan, qrels);

    Report report = start_report(tool, command, plan);
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
    tell(command.general, tool, remarks);
    print_lines(tool, "gate", gates_held);
    plan.format->write(report, output);
    output.commit();
    return gates_held.empty() ? exit_done : exit_negative;
}

}  // namespace rankline::cli
