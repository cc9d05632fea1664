// SPDX-License-Identifier: MIT
#include <rankline/cli/fuse_work.hpp>

#include <algorithm>
#include <optional>
#include <utility>

#include <rankline/base/output.hpp>
#include <rankline/cli/eval_plan.hpp>
#include <rankline/cli/eval_report.hpp>
#include <rankline/cli/fusion.hpp>
#include <rankline/cli/fusion_analysis.hpp>
#include <rankline/cli/fusion_manifest.hpp>
#include <rankline/cli/fusion_overlap.hpp>
#include <rankline/cli/fusion_trials.hpp>
#include <rankline/cli/fusion_tuning.hpp>
#include <rankline/cli/run_main.hpp>
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

/// The settings of the command line, or those that were saved.
FusionSettings settle_settings(const FuseCommand& command) {
    FusionSettings settings =
        fusion_settings(command.fusion, command.eval.input.rank_by, command.eval.input.duplicates);
    if (!command.loads_params()) return settings;
    const FileBytes file = FileBytes::open(command.work.params);
    const SavedFusion saved = read_saved_fusion(file.bytes(), file.name());
    const std::size_t runs = command.eval.input.runs.size();
    const auto fits = [runs](const auto& values) {
        return values.empty() || values.size() == runs;
    };
    if (!fits(saved.weights) || !fits(saved.model.tables)) {
        throw Error(ErrorKind::input, Place{file.name()},
                    "these parameters are not for " + std::to_string(runs) + " runs");
    }
    if (!command.fusion.method.empty() &&
        chosen_method(command.fusion).method != saved.call.method) {
        throw Error(ErrorKind::usage, "--params: " + file.name() + " is for " +
                                          saved.call.method->name + ", not for --method " +
                                          command.fusion.method);
    }
    settings.method = saved.call.method;
    settings.arguments = {saved.call.numbers, saved.model};
    settings.lists.weights = saved.weights;
    settings.lists.norm = saved.norm;
    return settings;
}

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

Judging open_judging(const FuseCommand& command) {
    Judging judging;
    judging.qrels = read_qrels(command.eval.input.qrels, qrels_read_options(command.eval.input),
                               &judging.qrels_format);
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
        if (!m_command.eval.input.qrels.empty()) m_judging.emplace(open_judging(m_command));
        Fusion fusion = open_fusion();
        carry_out(fusion);
        if (!work.manifest.empty()) save(fusion_manifest(fusion, m_tool), work.manifest);
    }

private:
    void carry_out(Fusion& fusion) const {
        const FusionWork& work = m_command.work;
        if (work.writes_run()) return write(fusion);
        if (work.score) return score(fusion);
        if (work.overlap) return print(fusion, overlap_of_runs(fusion));
        if (!work.explain.empty()) return print(fusion, explain_fusion(fusion, work.explain));
        const FusionJudge judge = this->judge();
        if (work.ablate) return print(fusion, ablation(fusion, judge));
        if (work.oracle) return print(fusion, oracle(fusion, judge));
        if (!work.sweep.empty()) return print(fusion, sweep_fusion(fusion, judge, work));
        const TunedFusion tuned = tune_fusion(fusion, judge, work);
        if (!work.params.empty()) save(to_json(tuned.saved), work.params);
        print(fusion, tuned.report);
    }

    [[nodiscard]] FusionJudge judge() const {
        return {m_judging->qrels, m_judging->plan.measures, m_judging->plan.options};
    }

    Fusion open_fusion() {
        FusionSettings settings = settle_settings(m_command);
        const unsigned threads =
            thread_count(static_cast<unsigned>(m_command.eval.general.threads));
        FusionInputs inputs(m_command.eval.input, *settings.method, settings.lists.norm.norm,
                            m_command.fusion.queries, threads);
        const bool trains = settings.method->train != nullptr &&
                            settings.arguments.model.tables.empty() &&
                            m_command.work.tune.empty() && m_command.work.sweep.empty();
        if (!trains) return {std::move(inputs), settings, threads};
        Fusion untrained(inputs, settings, threads);
        settings.arguments.model = train(untrained);
        m_trained = true;
        return {std::move(inputs), settings, threads};
    }

    FusionModel train(Fusion& fusion) const {
        const FusionSettings& settings = fusion.settings();
        const FusionJudge judge = this->judge();
        const FusionTrials trials(fusion, judge.qrels, judge.measures, judge.options);
        FusionModel model =
            trials.train({settings.arguments.numbers, {}}, all_indexes(trials.qids().size()));
        if (!m_command.work.params.empty()) {
            save(to_json({{settings.method, settings.arguments.numbers},
                          settings.lists.weights,
                          settings.lists.norm,
                          model}),
                 m_command.work.params);
        }
        return model;
    }

    [[nodiscard]] std::string tag(const Fusion& fusion) const {
        return m_command.tag.empty() ? fusion.settings().method->name : m_command.tag;
    }

    /// What is found on the way: told, or with --strict the end.
    void tell(const Remarks& remarks) const {
        if (m_command.eval.general.strict) remarks.raise();
        if (!m_command.eval.general.quiet) print_lines(m_tool, "note", remarks.lines());
    }

    void write(Fusion& fusion) const {
        const OutputOptions& wanted = m_command.eval.output;
        Output output(wanted.path);
        fusion.write(find_writer(wanted.format), {tag(fusion), digits_of(wanted, -1)}, output);
        Remarks remarks;
        fusion.remark(remarks);
        tell(remarks);
        output.commit();
    }

    void print(const Fusion& fusion, const std::string& text) const {
        Remarks remarks;
        fusion.remark(remarks);
        tell(remarks);
        Output output(m_command.eval.output.path);
        output.write(text);
        output.commit();
    }

    void score(Fusion& fusion) const {
        const Judging& judging = *m_judging;
        const EvalPlan& plan = judging.plan;
        Evaluator evaluator(judging.qrels, plan.measures, plan.options, fusion.threads());
        RunScores scores = fusion.score(evaluator);
        scores.facts.run_id = tag(fusion);
        require_common_queries(scores, "the fused run", judging.qrels.name());
        tell_of(fusion, scores);

        Report report = start_report(m_tool, m_command.eval, plan);
        report.qrels_format = judging.qrels_format;
        if (plan.format->needs_sha256) report.qrels_sha256 = judging.qrels.sha256();
        IdStore ids;
        report.runs.push_back(make_report_run(
            scores, summarise(scores, plan.measures, judging.qrels, plan.options.queries), plan,
            m_command.eval.output.per_query, ids));
        report.runs.back().path = scores.facts.run_id;
        Output output(m_command.eval.output.path);
        plan.format->write(report, output);
        output.commit();
    }

    void tell_of(const Fusion& fusion, const RunScores& scores) const {
        const std::string name = "the fused run";
        const QuerySet queries = m_judging->plan.options.queries;
        Remarks remarks;
        remarks.add(m_judging->qrels.name(), m_judging->qrels.findings());
        fusion.remark(remarks);
        if (m_trained) {
            remarks.add(name,
                        "trained on the queries it is scored on, which flatters it; --tune "
                        "tells what it is worth on others");
        }
        remarks.add(name, missing_remark(scores, queries));
        remarks.add(name, unjudged_remark(scores, queries));
        remarks.add(name, scores.findings);
        tell(remarks);
    }

    const FuseCommand& m_command;
    const Tool& m_tool;
    std::optional<Judging> m_judging;
    bool m_trained = false;
};

}  // namespace

void run_fusion(const FuseCommand& command, const Tool& tool) { FuseWork(command, tool).run(); }

}  // namespace rankline::cli
