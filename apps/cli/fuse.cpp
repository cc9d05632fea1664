// SPDX-License-Identifier: MIT
#include <rankline/cli/fuse.hpp>

#include <algorithm>
#include <utility>

#include <rankline/base/text.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/cli/fuse_work.hpp>
#include <rankline/cli/fusion_tuning.hpp>
#include <rankline/cli/information_options.hpp>
#include <rankline/cli/run_main.hpp>
#include <rankline/report/report.hpp>

namespace rankline::cli {

namespace {

std::vector<std::string> writer_names() {
    std::vector<std::string> names;
    for (const RunFormat& format : run_formats()) {
        for (const RunWriter& writer : format.writers) names.push_back(writer.name);
    }
    return names;
}

std::vector<std::string> report_names() {
    std::vector<std::string> names;
    for (const ReportFormat& format : report_formats()) names.push_back(format.name);
    return names;
}

std::vector<Option> fused_scoring_options(FuseCommand& command) {
    std::vector<Option> options = judgment_options(command.work, command.eval.input.qrels);
    options.push_back({.letters = "c",
                       .name = "complete",
                       .summary = "with --eval: the mean is over all judged queries",
                       .details = "One that no run has counts 0.",
                       .binding = bind_flag(command.eval.scoring.complete),
                       .recorded = true});
    return concatenated({std::move(options), measure_options(command.eval.measures),
                         qrels_input_options(command.eval.input)});
}

std::vector<Option> measure_list_options() {
    std::vector<Option> options = measure_information_options();
    // ir-eval explains measures; here --explain asks about a query.
    std::erase_if(options, [](const Option& option) { return option.name == "explain"; });
    return options;
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
    options.push_back({.name = "manifest",
                       .value = "FILE",
                       .summary = "write there what the run was made of: options, inputs, hashes",
                       .details = "As JSON, with every choice in force and the SHA-256 of each "
                                  "input.",
                       .binding = bind_text(command.work.manifest),
                       .takes_file = true});
    options.push_back({.name = "tag",
                       .value = "TEXT",
                       .summary = "run id of the fused run; the method's name if not given",
                       .binding = bind_text(command.tag)});
    return options;
}

void check_format(const FuseCommand& command, Problems& problems) {
    const std::string& name = command.eval.output.format;
    if (name.empty()) return;
    const std::vector<std::string> names =
        command.work.writes_run() ? writer_names() : report_names();
    if (std::find(names.begin(), names.end(), name) != names.end()) return;
    problems.add("-f: no format is called " + quoted(name) + did_you_mean(name, names) +
                 " (known: " + joined(names) + ")");
}

/// A sweep names the method itself.
void settle_sweep(FuseCommand& command, Problems& problems) {
    if (command.work.sweep.empty()) return;
    problems.attempt([&] {
        const Sweep sweep = parse_sweep(command.work.sweep);
        std::string& method = command.fusion.method;
        if (method.empty()) method = sweep.method->name;
        if (parse_method(method).method != sweep.method)
            problems.add("--sweep: " + sweep.method->name + " is not --method " + method);
    });
}

/// Whether every parameter has to be given: none is being looked for, none comes from a file.
bool is_complete(const FuseCommand& command) {
    return command.work.tune.empty() && command.work.sweep.empty() && !command.loads_params();
}

void check_training(const FuseCommand& command, Problems& problems) {
    if (!command.eval.input.qrels.empty() || command.loads_params() || !learns(command.fusion))
        return;
    problems.add("--method " + command.fusion.method +
                 " learns from judgments: --qrels QRELS, or --params FILE with what it learnt");
}

void check_tuned_measure(const FuseCommand& command, Problems& problems) {
    if (command.work.tune.empty()) return;
    MeasureOptions tuned = command.eval.measures;
    tuned.names = {command.work.tune};
    check_measures(tuned, problems);
}

/// Options of scoring would be passed over where nothing is scored.
void check_only_with_judgments(const EvalCommand& eval, Problems& problems) {
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
        problems.add(joined(options) + ": for scoring only, with --eval or --qrels");
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

bool FuseCommand::loads_params() const {
    if (work.params.empty() || !work.tune.empty()) return false;
    // Judgments for a method that learns are there to learn from.
    return eval.input.qrels.empty() || work.score || !learns(fusion);
}

std::vector<OptionGroup> fuse_option_groups(FuseCommand& command) {
    return {
        {"Fusion", fusion_options(command.fusion)},
        {"Input", run_input_options(command.eval.input)},
        {"Output", fused_output_options(command)},
        {"Scoring", fused_scoring_options(command)},
        {"Tuning", tuning_options(command.work)},
        {"Analysis", analysis_options(command.work)},
        {"General", general_options(command.eval.general)},
        {"Information", concatenated({method_information_options(), measure_list_options(),
                                      format_information_options(), information_options()})},
    };
}

void check_fuse_command(FuseCommand& command, Problems& problems) {
    std::vector<std::string> files = command.eval.input.runs;
    if (!command.eval.input.qrels.empty()) files.push_back(command.eval.input.qrels);
    check_files(files, problems);
    check_output(command.eval.output.path, files, problems);
    check_output(command.work.manifest, files, problems);
    settle_sweep(command, problems);
    check_training(command, problems);
    check_fusion(command.fusion, command.eval.input.runs.size(), is_complete(command), problems);
    check_scoring(command.eval.scoring, problems);
    check_measures(command.eval.measures, problems);
    check_tuned_measure(command, problems);
    check_only_with_judgments(command.eval, problems);
    check_format(command, problems);
    check_tag(command.tag, problems);
    check_work(command.work, command.eval.input.qrels, problems);
}

int fuse(FuseCommand& command, const Tool& tool) {
    run_fusion(command, tool);
    return exit_done;
}

}  // namespace rankline::cli
