// SPDX-License-Identifier: MIT
#include <rankline/cli/fuse_work.hpp>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include <rankline/base/output.hpp>
#include <rankline/base/text.hpp>
#include <rankline/cli/eval_plan.hpp>
#include <rankline/cli/eval_report.hpp>
#include <rankline/cli/fusion.hpp>
#include <rankline/cli/fusion_analysis.hpp>
#include <rankline/cli/fusion_manifest.hpp>
#include <rankline/cli/fusion_overlap.hpp>
#include <rankline/cli/fusion_trials.hpp>
#include <rankline/cli/fusion_tuning.hpp>
#include <rankline/cli/run_main.hpp>
#include <rankline/cli/text_layout.hpp>
#include <rankline/datasets/read.hpp>
#include <rankline/fusion/saved_fusion.hpp>
#include <rankline/parallel/parallel.hpp>

namespace rankline::cli {

namespace {

/// The writer of a name that was checked; "" is trec.
const RunWriter& find_writer(const std::string& name) {
    const RunWriter* found = nullptr;
    for (const RunFormat& format : run_formats()) {
        for (const RunWriter& writer : format.writers) {
            if (writer.name == (name.empty() ? "trec" : name)) found = &writer;
        }
    }
    return *found;
}

/// What was saved, for as many runs as there are now.
SavedFusion load_params(const FuseCommand& command) {
    const FileBytes file = FileBytes::open(command.work.params);
    SavedFusion saved = read_saved_fusion(file.bytes(), file.name());
    const std::size_t runs = command.eval.input.runs.size();
    if (saved.runs.size() != runs) {
        throw Error(ErrorKind::input, Place{file.name()},
                    "these parameters are for " + std::to_string(saved.runs.size()) +
                        " runs, not for " + std::to_string(runs) + ": " + joined(saved.runs));
    }
    return saved;
}

FusionSettings with_saved(FusionSettings settings, const SavedFusion& saved) {
    const Duplicates duplicates = settings.lists.duplicates;
    settings.method = saved.call.method;
    settings.arguments = {saved.call.numbers, saved.model};
    settings.lists = saved.lists;
    settings.lists.duplicates = duplicates;
    return settings;
}

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

void save(const std::string& text, const std::string& path) {
    Output output(path);
    output.write(text);
    output.commit();
}

/// Judgments, and how rankings are scored against them.
struct Judging {
    std::string qrels_format;
    Qrels qrels;
    EvalPlan plan;
};

Judging open_judging(const FuseCommand& command, const std::string& qrels) {
    Judging judging;
    judging.qrels =
        read_qrels(qrels, qrels_read_options(command.eval.input), &judging.qrels_format);
    EvalCommand eval = command.eval;
    if (!command.work.score) eval.output.format = "table";
    if (!command.work.tune.empty()) eval.measures.names = {command.work.tune};
    eval.input.runs = {"<fused>"};  // a report on one run, whatever it was fused from
    judging.plan = make_plan(eval, judging.qrels.kind());
    return judging;
}

/// One command, carried out.
class FuseWork {
public:
    FuseWork(const FuseCommand& command, const Tool& tool) : m_command(command), m_tool(tool) {}

    void run() {
        const FusionWork& work = m_command.work;
        if (!work.qrels.empty()) m_learning.emplace(open_judging(m_command, work.qrels));
        if (work.score) m_scoring.emplace(open_judging(m_command, m_command.eval.input.qrels));
        Fusion fusion = open_fusion();
        if (!carried_out_by_guess(fusion)) {
            if (fusion.inputs().guessed()) fusion = fusion.indexed();
            reading(fusion, [&] { carry_out(fusion); });
        }
        if (!work.manifest.empty()) save(fusion_manifest(fusion, m_tool), work.manifest);
    }

private:
    /// Guessing where queries stand saves a pass over the files. All of them have to be read before
    /// anything is told or written, since only then is the guess known to be right.
    [[nodiscard]] Indexing indexing() const {
        const FusionWork& work = m_command.work;
        const std::string& path = m_command.eval.output.path;
        const bool can_be_taken_back =
            work.score || (work.writes_run() && !is_written_at_once(path));
        return can_be_taken_back && m_command.fusion.queries == FusedQueries::union_of_runs
                   ? Indexing::guessed
                   : Indexing::exact;
    }

    /// False if it cannot be done, or not in this way: what is wrong, a true index will tell. Once
    /// all queries were read the guess was right, and so is the error.
    bool carried_out_by_guess(Fusion& fusion) {
        if (!fusion.inputs().guessed()) return false;
        const Remarks before = m_remarks;
        try {
            carry_out(fusion);
            return true;
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::io || m_all_read) throw;
            m_remarks = before;
            return false;
        }
    }

    void carry_out(Fusion& fusion) {
        const FusionWork& work = m_command.work;
        if (work.writes_run()) return write(fusion);
        if (work.score) return score(fusion);
        if (work.overlap) return print(fusion, overlap_of_runs(fusion));
        if (!work.explain.empty()) return print(fusion, explain_fusion(fusion, work.explain));
        const FusionJudge judge = judge_by(*m_learning);
        if (work.ablate) return print(fusion, ablation(fusion, judge));
        if (work.oracle) return print(fusion, oracle(fusion, judge));
        if (!work.sweep.empty()) {
            m_flattered = fusion.settings().method->train != nullptr;
            return print(fusion, sweep_fusion(fusion, judge, work));
        }
        const TunedFusion tuned = tune_fusion(fusion, judge, work);
        if (!work.params.empty()) save(to_json(tuned.saved), work.params);
        print(fusion, tuned.report);
    }

    /// Queries are fused in another order than that of the files. Of several bad lines the first of
    /// the first bad file is told, as everywhere.
    template <class Act>
    void reading(const Fusion& fusion, Act act) const {
        try {
            act();
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::input && !m_all_read) {
                for (const IndexedRun& run : fusion.inputs().runs()) run.read_through();
            }
            throw;
        }
    }

    [[nodiscard]] static FusionJudge judge_by(const Judging& judging) {
        return {judging.qrels, judging.plan.measures, judging.plan.options};
    }

    Fusion open_fusion() {
        const InputOptions& input = m_command.eval.input;
        FusionSettings settings =
            fusion_settings(m_command.fusion, input.rank_by, input.duplicates);
        if (m_command.loads_params()) {
            const SavedFusion saved = load_params(m_command);
            settings = with_saved(std::move(settings), saved);
            remark_other_runs(saved);
        }
        const unsigned threads =
            thread_count(static_cast<unsigned>(m_command.eval.general.threads));
        const bool trains = settings.method->train != nullptr &&
                            settings.arguments.model.tables.empty() &&
                            m_command.work.tune.empty() && m_command.work.sweep.empty();
        FusionInputs inputs(input, *settings.method, settings.lists.norm.norm,
                            m_command.fusion.queries, trains ? Indexing::exact : indexing(),
                            threads);
        remark_twins();
        if (!trains) return {std::move(inputs), settings, threads};
        Fusion untrained(inputs, settings, threads);
        reading(untrained, [&] { settings.arguments.model = train(untrained); });
        return {std::move(inputs), settings, threads};
    }

    FusionModel train(Fusion& fusion) {
        const FusionSettings& settings = fusion.settings();
        m_flattered = !m_learning || (!m_scoring && m_command.work.judges());
        const FusionJudge judge = judge_by(m_learning ? *m_learning : *m_scoring);
        const FusionTrials trials(fusion, judge.qrels, judge.measures, judge.options);
        FusionModel model =
            trials.train({settings.arguments.numbers, {}}, all_indexes(trials.qids().size()));
        if (!m_command.work.params.empty()) {
            save(to_json({{settings.method, settings.arguments.numbers},
                          settings.lists,
                          model,
                          names_of(fusion)}),
                 m_command.work.params);
        }
        return model;
    }

    void remark_other_runs(const SavedFusion& saved) {
        std::vector<std::string> then;
        std::vector<std::string> now;
        for (const std::string& run : saved.runs) then.push_back(file_name(run));
        for (const std::string& run : m_command.eval.input.runs) now.push_back(file_name(run));
        if (then == now) return;
        m_remarks.add(m_command.work.params,
                      "found for other runs, or in another order: " + joined(then));
    }

    /// A pattern of file names can easily find a run twice.
    void remark_twins() {
        std::vector<std::string> runs = m_command.eval.input.runs;
        std::sort(runs.begin(), runs.end());
        const auto twin = std::adjacent_find(runs.begin(), runs.end(), same_file);
        if (twin != runs.end()) m_remarks.add(*twin, "given twice, and so with twice the weight");
    }

    static bool same_file(const std::string& a, const std::string& b) {
        std::error_code error;
        return a == b || (a != "-" && b != "-" && std::filesystem::equivalent(a, b, error));
    }

    [[nodiscard]] std::string tag(const Fusion& fusion) const {
        return m_command.tag.empty() ? fusion.settings().method->name : m_command.tag;
    }

    /// What is found on the way: told, or with --strict the end.
    void tell(const Fusion& fusion) {
        if (m_flattered) {
            m_remarks.add("the fused run",
                          "trained on the queries it is scored on, which flatters it; --tune "
                          "tells what it is worth on others");
        }
        fusion.remark(m_remarks);
        if (m_command.eval.general.strict) m_remarks.raise();
        if (!m_command.eval.general.quiet) print_lines(m_tool, "note", m_remarks.lines());
    }

    void write(Fusion& fusion) {
        const OutputOptions& wanted = m_command.eval.output;
        if (digits_of(wanted.digits, -1) >= 0) {
            m_remarks.add("the fused run", "scores are cut to " + wanted.digits +
                                               " digits: what differs further behind is tied");
        }
        Output output(wanted.path, wanted.compression);
        // A finding is an error, and what is out cannot be taken back.
        const bool rehearsed = m_command.eval.general.strict && is_written_at_once(wanted.path);
        if (rehearsed) {
            fusion.rehearse();
            m_all_read = true;
            tell(fusion);
        }
        fusion.write(find_writer(wanted.format), {tag(fusion), digits_of(wanted.digits, -1)},
                     output);
        m_all_read = true;
        if (!rehearsed) tell(fusion);
        output.commit();
    }

    void print(const Fusion& fusion, const Rows& rows) {
        print(fusion, m_command.eval.output.format == "tsv" ? tab_separated(rows) : aligned(rows));
    }

    void print(const Fusion& fusion, const std::string& text) {
        tell(fusion);
        Output output(m_command.eval.output.path, m_command.eval.output.compression);
        output.write(text);
        output.commit();
    }

    void score(Fusion& fusion) {
        const Judging& judging = *m_scoring;
        const EvalPlan& plan = judging.plan;
        Evaluator evaluator(judging.qrels, plan.measures, plan.options, fusion.threads());
        RunScores scores = fusion.score(evaluator);
        m_all_read = true;
        scores.facts.run_id = tag(fusion);
        require_common_queries(scores, "the fused run", judging.qrels.name());
        tell_of(fusion, scores);

        Report report = start_report(m_tool, m_command.eval, plan);
        report.qrels_format = judging.qrels_format;
        if (plan.format->needs_sha256) report.qrels_sha256 = judging.qrels.sha256();
        IdStore ids;
        std::vector<ReportSummary> rows =
            with_ends(plan, [&](std::vector<double> RunScores::*of) -> std::vector<ReportSummary> {
                return {{scores.qids.size(), summarise(scores, plan.measures, judging.qrels,
                                                       plan.options.queries, of)}};
            });
        report.runs.push_back(
            make_report_run(scores, std::move(rows), plan, m_command.eval.output.per_query, ids));
        report.runs.back().path = scores.facts.run_id;
        report.runs.back().inputs = inputs_of(fusion, plan.format->needs_sha256);
        Output output(m_command.eval.output.path, m_command.eval.output.compression);
        plan.format->write(report, output);
        output.commit();
    }

    [[nodiscard]] static std::vector<ReportInput> inputs_of(const Fusion& fusion, bool hashed) {
        std::vector<ReportInput> inputs;
        for (const IndexedRun& run : fusion.inputs().runs()) {
            const FileBytes& bytes = run.file().bytes();
            inputs.push_back({bytes.name(), std::string(run.run_id()), run.file().format().name,
                              hashed ? bytes.sha256() : std::string()});
        }
        return inputs;
    }

    void tell_of(const Fusion& fusion, const RunScores& scores) {
        const std::string name = "the fused run";
        const QuerySet queries = m_scoring->plan.options.queries;
        m_remarks.add(m_scoring->qrels.name(), m_scoring->qrels.findings());
        m_remarks.add(name, missing_remark(scores, counted_under(queries)));
        m_remarks.add(name, unjudged_remark(scores, counted_under(queries)));
        m_remarks.add(name, scores.findings);
        tell(fusion);
    }

    const FuseCommand& m_command;
    const Tool& m_tool;
    std::optional<Judging> m_learning;  ///< to train, tune and analyse with
    std::optional<Judging> m_scoring;   ///< to score with
    Remarks m_remarks;
    bool m_flattered = false;  ///< scored on what it was trained on
    bool m_all_read = false;   ///< of all runs all lines, and none was bad
};

}  // namespace

void run_fusion(const FuseCommand& command, const Tool& tool) { FuseWork(command, tool).run(); }

}  // namespace rankline::cli
