// SPDX-License-Identifier: MIT
#include <rankline/cli/eval_parts.hpp>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include <rankline/cli/eval_plan.hpp>
#include <rankline/cli/eval_report.hpp>
#include <rankline/cli/eval_steps.hpp>
#include <rankline/cli/run_main.hpp>
#include <rankline/cli/run_scorer.hpp>
#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

namespace fs = std::filesystem;

/// What stands for the name of a part in a RUN.
constexpr std::string_view any_part = "{}";

/// "android" of "beir/cqadupstack/android".
std::string short_name(const KnownDataset& part) {
    return part.name.substr(part.name.rfind('/') + 1);
}

bool is_letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether `name` has `word` in it, and not as a piece of a longer one: "tex" is not in "text.run".
bool has_word(std::string_view name, std::string_view word) {
    for (std::size_t at = name.find(word); at != name.npos; at = name.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || !is_letter_or_digit(name[at - 1])) &&
            (end == name.size() || !is_letter_or_digit(name[end])))
            return true;
    }
    return false;
}

/// The files of a folder that have the part's name in theirs.
std::vector<std::string> files_for(const std::string& folder, const std::string& part) {
    std::vector<std::string> files;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error); !error && entry != end(entry);
         entry.increment(error)) {
        if (!entry->is_directory(error) && has_word(entry->path().filename().string(), part))
            files.push_back(entry->path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

/// The run of a part, "" with the reason in `problems` if there is not exactly one.
std::string run_for(const std::string& run, const std::string& part, Problems& problems) {
    if (const std::size_t at = run.find(any_part); at != run.npos)
        return std::string(run).replace(at, any_part.size(), part);
    std::error_code error;
    if (!fs::is_directory(run, error)) return "";
    const std::vector<std::string> files = files_for(run, part);
    if (files.size() == 1) return files.front();
    problems.add(run + ": " +
                 (files.empty() ? "no file for " + part
                                : "more than one file for " + part + ": " + joined(files)));
    return "";
}

void check_options(const EvalCommand& command, const std::string& dataset, Problems& problems) {
    const auto apart = [&](bool given, const char* option) {
        if (given)
            problems.add("--dataset " + dataset + " is a mean over parts, which has no " + option +
                         ": evaluate a part by itself");
    };
    apart(command.output.per_query, "-q");
    apart(command.output.no_summary, "-n");
    apart(!command.summary.groups.empty(), "--group-by");
    apart(!command.summary.aggregates.empty(), "--aggregate");
    apart(!command.scoring.zscores.empty(), "-Z");
    apart(command.policy.policy.has_value(), "--policy");
    apart(!command.explain_query.empty(), "--explain-query");
    apart(command.suggest_judgments.has_value(), "--suggest-judgments");
    apart(!command.profile.why.empty(), "--why");
}

/// The runs of a system on the parts that were evaluated so far, becoming one.
class Mean {
public:
    void add(ReportRun run, const std::vector<double>& summary) {
        m_run.inputs.push_back({run.path, run.run_id, run.format, run.sha256});
        if (m_parts == 0) m_run.run_id = run.run_id;
        if (m_parts == 0) m_run.format = run.format;
        add_counts(run);
        for (const Finding& finding : run.findings.all()) m_run.findings.add(finding);
        if (m_parts == 0) m_summary.resize(summary.size());
        for (std::size_t i = 0; i < summary.size(); ++i) m_summary[i] += summary[i];
        m_run.summaries.push_back(std::move(run.summaries.back()));
        ++m_parts;
    }

    /// Rows of the parts and of the mean; columns that count are added up.
    ReportRun finish(const std::string& path, const std::vector<ReportColumn>& columns) {
        m_run.path = path;
        ReportSummary all;
        all.values.resize(columns.size());
        for (const ReportSummary& part : m_run.summaries) {
            all.queries += part.queries;
            for (std::size_t i = 0; i < columns.size(); ++i) all.values[i] += part.values[i];
        }
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (!columns[i].counts) all.values[i] /= static_cast<double>(m_parts);
        }
        m_run.summaries.push_back(std::move(all));
        return std::move(m_run);
    }

    /// For each measure of the plan, as `finish` has it.
    std::vector<double> summary(const EvalPlan& plan) const {
        std::vector<double> means = m_summary;
        for (std::size_t i = 0; i < means.size(); ++i) {
            if (!plan.measures[i].record->counts) means[i] /= static_cast<double>(m_parts);
        }
        return means;
    }

private:
    void add_counts(const ReportRun& run) {
        if (m_parts == 0) {
            m_run.counts = run.counts;
            return;
        }
        for (std::size_t i = 0; i < run.counts.size(); ++i)
            m_run.counts[i].second += run.counts[i].second;
    }

    ReportRun m_run;
    std::vector<double> m_summary;
    std::size_t m_parts = 0;
};

QrelsReadOptions reading(const EvalCommand& command, const DatasetQrels& part) {
    QrelsReadOptions options = qrels_read_options(command.input);
    if (options.format.empty()) options.format = part.file.known->format;
    return options;
}

std::vector<ReportRow> rows_of(const SettledDataset& settled) {
    std::vector<ReportRow> rows;
    for (const DatasetQrels& part : settled.qrels)
        rows.push_back({.group = short_name(*part.choice.dataset)});
    rows.emplace_back();
    return rows;
}

}  // namespace

void check_parts(EvalCommand& command, Problems& problems) {
    if (!command.settled_dataset || !command.settled_dataset->has_parts()) return;
    SettledDataset& settled = *command.settled_dataset;
    check_options(command, settled.choice.name(), problems);
    for (const std::string& run : command.input.runs) {
        std::error_code error;
        if (run.find(any_part) == run.npos && !fs::is_directory(run, error)) {
            problems.add(run + ": --dataset " + settled.choice.name() +
                         " needs a run for each part: a folder of them, or a path with {} for "
                         "the part");
            continue;
        }
        std::vector<std::string> files;
        for (const DatasetQrels& part : settled.qrels)
            files.push_back(run_for(run, short_name(*part.choice.dataset), problems));
        settled.runs.push_back(std::move(files));
    }
}

std::vector<std::string> runs_of_parts(const EvalCommand& command) {
    if (!command.settled_dataset || !command.settled_dataset->has_parts())
        return command.input.runs;
    std::vector<std::string> files;
    for (const std::vector<std::string>& run : command.settled_dataset->runs)
        files.insert(files.end(), run.begin(), run.end());
    return files;
}

int evaluate_parts(EvalCommand& command, const Tool& tool) {
    const SettledDataset& settled = *command.settled_dataset;
    Output output(command.output.path);
    Remarks remarks;
    Problems problems;
    IdStore ids;
    const EvalPlan plan = make_plan(command, JudgmentKind::graded);
    settle_scoring(command, plan, JudgmentKind::graded);
    Report report = start_report(tool, command, plan);
    report.rows = rows_of(settled);
    report.qrels_path = settled.choice.name();
    std::vector<Mean> means(command.input.runs.size());
    for (std::size_t part = 0; part < settled.qrels.size(); ++part) {
        const DatasetQrels& known = settled.qrels[part];
        problems.attempt([&] {
            const Qrels qrels =
                read_qrels(known.file.path, reading(command, known), &report.qrels_format);
            remarks.add(qrels.name(), qrels.findings());
            remarks.add(qrels.name(), count_findings(known, qrels));
            add_counts(known, qrels, plan.format->needs_sha256, *report.dataset);
            RunScorer scorer(command, plan, qrels);
            for (std::size_t run = 0; run < means.size(); ++run) {
                problems.attempt([&] {
                    std::vector<double> summary;
                    ReportRun scored = scorer.score(settled.runs[run][part], ids, summary, remarks);
                    means[run].add(std::move(scored), summary);
                });
            }
        });
    }
    problems.raise();
    GateKeeper gates(plan, report);
    for (std::size_t run = 0; run < means.size(); ++run) {
        report.runs.push_back(means[run].finish(command.input.runs[run], report.columns));
        gates.judge(command.input.runs[run], means[run].summary(plan));
    }
    tell(command, tool, remarks);
    return finish(tool, gates, report, output);
}

}  // namespace rankline::cli
