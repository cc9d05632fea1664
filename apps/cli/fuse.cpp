// SPDX-License-Identifier: MIT
#include <rankline/cli/fuse.hpp>

#include <algorithm>
#include <utility>

#include <rankline/base/output.hpp>
#include <rankline/base/text.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/cli/eval_plan.hpp>
#include <rankline/cli/eval_report.hpp>
#include <rankline/cli/fusion.hpp>
#include <rankline/cli/information_options.hpp>
#include <rankline/cli/run_main.hpp>
#include <rankline/datasets/read.hpp>
#include <rankline/eval/evaluator.hpp>
#include <rankline/parallel/parallel.hpp>

namespace rankline::cli {

namespace {

std::vector<std::string> writer_names() {
    std::vector<std::string> names;
    for (const RunFormat& format : run_formats()) {
        for (const RunWriter& writer : format.writers) names.push_back(writer.name);
    }
    return names;
}

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

std::vector<std::string> report_names() {
    std::vector<std::string> names;
    for (const ReportFormat& format : report_formats()) names.push_back(format.name);
    return names;
}

Fusion open_fusion(const FuseCommand& command) {
    const InputOptions& input = command.eval.input;
    const unsigned threads = thread_count(static_cast<unsigned>(command.eval.general.threads));
    const FusionSettings settings =
        fusion_settings(command.fusion, input.rank_by, input.duplicates);
    FusionInputs inputs(input, *settings.method, settings.lists.norm.norm, command.fusion.queries,
                        threads);
    return {std::move(inputs), settings, threads};
}

/// What is found on the way: told, or with --strict the end.
void tell(const Remarks& remarks, const GeneralOptions& general, const Tool& tool) {
    if (general.strict) remarks.raise();
    if (!general.quiet) print_lines(tool, "note", remarks.lines());
}

int write_fused(const FuseCommand& command, const Tool& tool) {
    Fusion fusion = open_fusion(command);
    const OutputOptions& wanted = command.eval.output;
    RunWriteOptions options;
    options.tag = command.tag.empty() ? fusion.settings().method->name : command.tag;
    options.digits = digits_of(wanted, -1);
    Output output(wanted.path);
    fusion.write(find_writer(wanted.format), options, output);
    Remarks remarks;
    fusion.remark(remarks);
    tell(remarks, command.eval.general, tool);
    output.commit();
    return exit_done;
}

int score_fused(FuseCommand& command, const Tool& tool) {
    std::string qrels_format;
    const Qrels qrels =
        read_qrels(command.eval.input.qrels, qrels_read_options(command.eval.input), &qrels_format);
    // A report on one run, whatever it was fused from.
    EvalCommand eval = command.eval;
    eval.input.runs = {"<fused>"};
    const EvalPlan plan = make_plan(eval, qrels.kind());
    Fusion fusion = open_fusion(command);
    Evaluator evaluator(qrels, plan.measures, plan.options, fusion.threads());
    RunScores scores = fusion.score(evaluator);
    scores.facts.run_id = command.tag.empty() ? fusion.settings().method->name : command.tag;
    require_common_queries(scores, "the fused run", qrels.name());

    Remarks remarks;
    remarks.add(qrels.name(), qrels.findings());
    fusion.remark(remarks);
    remarks.add("the fused run", missing_remark(scores, plan.options.queries));
    remarks.add("the fused run", unjudged_remark(scores, plan.options.queries));
    remarks.add("the fused run", scores.findings);
    tell(remarks, command.eval.general, tool);

    Report report = start_report(tool, eval, plan);
    report.qrels_format = qrels_format;
    if (plan.format->needs_sha256) report.qrels_sha256 = qrels.sha256();
    const std::vector<double> summary =
        summarise(scores, plan.measures, qrels, plan.options.queries);
    IdStore ids;
    report.runs.push_back(make_report_run(scores, summary, plan, eval.output.per_query, ids));
    report.runs.back().path = scores.facts.run_id;
    Output output(eval.output.path);
    plan.format->write(report, output);
    output.commit();
    return exit_done;
}

std::vector<Option> eval_options_of_fuse(FuseCommand& command) {
    std::vector<Option> options;
    options.push_back({.name = "eval",
                       .value = "QRELS",
                       .summary = "score the fused run against QRELS instead of writing it",
                       .details = "As ir-eval would, in one go: -m, -l, -c, -q, -n and -f are its.",
                       .binding = bind_text(command.eval.input.qrels),
                       .takes_file = true});
    options.push_back({.letters = "c",
                       .name = "complete",
                       .summary = "the mean is over all judged queries, a missing one counts 0",
                       .binding = bind_flag(command.eval.scoring.complete),
                       .recorded = true});
    return concatenated({std::move(options), measure_options(command.eval.measures),
                         qrels_input_options(command.eval.input)});
}

std::vector<Option> fused_output_options(FuseCommand& command) {
    std::vector<Option> options = output_options(command.eval.output);
    for (Option& option : options) {
        if (option.name != "format") continue;
        option.summary = "format of the fused run, or with --eval of the report";
        option.details = "A run: " + joined(writer_names()) +
                         "; a report: as for ir-eval. The default is trec for both.";
        option.binding = bind_text(command.eval.output.format);
        option.suggestions = writer_names;
    }
    options.push_back({.name = "tag",
                       .value = "TEXT",
                       .summary = "run id of the fused run; the method's name if not given",
                       .binding = bind_text(command.tag)});
    return options;
}

void check_format(const FuseCommand& command, Problems& problems) {
    const std::string& name = command.eval.output.format;
    if (name.empty()) return;
    const bool of_run = command.eval.input.qrels.empty();
    const std::vector<std::string> names = of_run ? writer_names() : report_names();
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    problems.add("-f: no format is called " + quoted(name) + did_you_mean(name, names) +
                 " (known: " + joined(names) + ")");
}

/// Options of scoring would be passed over where a run is written.
void check_only_with_eval(const EvalCommand& eval, Problems& problems) {
    if (!eval.input.qrels.empty()) return;
    const EvalCommand untold;
    const std::pair<const char*, bool> told[] = {
        {"-m", !eval.measures.names.empty()},
        {"-l", eval.measures.level != untold.measures.level},
        {"-c", eval.scoring.complete},
        {"-q", eval.output.per_query},
        {"-n", eval.output.no_summary},
        {"-R", !eval.input.qrels_format.empty()},
        {"--real-grades", eval.input.real_grades},
    };
    std::vector<std::string> options;
    for (const auto& [option, is_told] : told) {
        if (is_told) options.emplace_back(option);
    }
    if (!options.empty())
        problems.add(joined(options) + ": for scoring only, which --eval asks for");
}

/// A tag is one column of a line.
void check_tag(const std::string& tag, Problems& problems) {
    if (std::any_of(tag.begin(), tag.end(), is_space))
        problems.add("--tag: " + quoted(tag) + " has a blank in it");
}

}  // namespace

std::vector<Operand> fuse_operands(FuseCommand& command) {
    return {
        {.name = "RUN",
         .summary = "a run, in any format of --list-formats and with any compression; two or "
                    "more; one of all files may be -, which is standard input",
         .set = [&command](const std::string& text) { command.eval.input.runs.push_back(text); },
         .repeats = true}};
}

std::vector<OptionGroup> fuse_option_groups(FuseCommand& command) {
    return {
        {"Fusion", fusion_options(command.fusion)},
        {"Input", run_input_options(command.eval.input)},
        {"Output", fused_output_options(command)},
        {"Scoring", eval_options_of_fuse(command)},
        {"General", general_options(command.eval.general)},
        {"Information", concatenated({method_information_options(), measure_information_options(),
                                      format_information_options(), information_options()})},
    };
}

void check_fuse_command(FuseCommand& command, Problems& problems) {
    std::vector<std::string> files = command.eval.input.runs;
    if (!command.eval.input.qrels.empty()) files.push_back(command.eval.input.qrels);
    check_files(files, problems);
    check_output(command.eval.output.path, files, problems);
    check_fusion(command.fusion, command.eval.input.runs.size(), problems);
    check_scoring(command.eval.scoring, problems);
    check_measures(command.eval.measures, problems);
    check_only_with_eval(command.eval, problems);
    check_format(command, problems);
    check_tag(command.tag, problems);
}

int fuse(FuseCommand& command, const Tool& tool) {
    return command.eval.input.qrels.empty() ? write_fused(command, tool)
                                            : score_fused(command, tool);
}

}  // namespace rankline::cli
