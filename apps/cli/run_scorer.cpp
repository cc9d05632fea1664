// SPDX-License-Identifier: MIT
#include <rankline/cli/run_scorer.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include <rankline/base/number.hpp>
#include <rankline/cli/eval_files.hpp>
#include <rankline/cli/eval_report.hpp>
#include <rankline/cli/progress_bar.hpp>
#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

/// Calls `read` with a progress callback that draws on the terminal, or with none.
template <typename Read>
auto with_progress(const std::string& name, bool wanted, Read&& read) {
    if (!wanted) return read(FileBytes::Progress{});
    ProgressBar bar(progress_label(name),
                    [](const std::string& bytes) { std::fputs(bytes.c_str(), stderr); });
    return read(
        [&bar](std::uint64_t consumed, std::uint64_t total) { bar.update(consumed, total); });
}

/// Where ranks alone count no score contradicts them.
void forget_scores(Findings& findings) {
    Findings kept;
    for (const Finding& finding : findings.all()) {
        if (finding.kind != "rank-against-score") kept.add(finding);
    }
    findings = std::move(kept);
}

}  // namespace

std::string shown_name(const std::string& path) { return path == "-" ? "<stdin>" : path; }

RunScorer::RunScorer(const EvalCommand& command, const EvalPlan& plan, const Qrels& qrels)
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

ReportRun RunScorer::score(const std::string& path, IdStore& ids, std::vector<double>& summary,
                           Remarks& remarks) {
    try {
        return score_file(path, ids, summary, remarks);
    } catch (...) {
        if (m_evaluator) m_evaluator->restart();
        if (m_profiled) m_profiled->restart();
        throw;
    }
}

ReportRun RunScorer::score_file(const std::string& path, IdStore& ids, std::vector<double>& summary,
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

RunScores RunScorer::read(RunFile& file, std::vector<double>& summary) {
    RunScores scores = m_evaluator->finish(file.read(*m_evaluator));
    if (m_zscores) m_zscores->apply(scores, m_plan.measures);
    summary = summarise(scores, m_plan.measures, m_qrels, m_plan.options.queries);
    return scores;
}

std::vector<ReportSummary> RunScorer::summary_rows(const RunScores& scores,
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
RunScores RunScorer::read_as(RunFile& file, std::vector<double>& summary) {
    ProtocolScores scores = m_profiled->finish(file.read(*m_profiled));
    summary = std::move(scores.summary);
    if (std::all_of(m_plan.columns.begin(), m_plan.columns.end(),
                    [](const ProfileColumn& column) { return column.protocol.reads_ranks(); }))
        forget_scores(scores.scores.facts.findings);
    m_counted = std::move(scores.counted);
    return std::move(scores.scores);
}

void RunScorer::remark(const RunScores& scores, const std::string& name, Remarks& remarks) {
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
void RunScorer::leave_out(ReportRun& run) const {
    const std::size_t columns = m_plan.columns.size();
    for (std::size_t query = 0; query < run.qids.size(); ++query) {
        for (std::size_t column = 0; column < m_plan.reported; ++column)
            run.left_out.push_back(!m_counted[query * columns + column]);
    }
}

/// Of what was drawn under a policy, gates included.
void RunScorer::note_sampling(const RunScores& scores, const std::string& name) {
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

}  // namespace rankline::cli
