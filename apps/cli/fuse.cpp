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
#include <rankline/eval/measure_name.hpp>
#include <rankline/metrics/metrics.hpp>
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
        if (option.name == "digits") {
            option.details =
                "A run has all digits by default: fewer make ties of scores that "
                "differ. A report has 4, in JSON all.";
        }
        if (option.name != "format") continue;
        option.summary = "format of the fused run, or with --eval of the report";
        option.details = "A run: " + joined(writer_names()) +
                         "; a report: as for ir-eval; an analysis: table or tsv. The default is "
                         "trec, and table for analyses.";
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
    const std::vector<std::string> names = command.work.writes_run() ? writer_names()
                                           : command.work.prints_table()
                                               ? std::vector<std::string>{"table", "tsv"}
                                               : report_names();
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
    const bool has_judgments = command.work.score || !command.work.qrels.empty();
    if (has_judgments || command.loads_params() || !learns(command.fusion)) return;
    problems.add("--method " + command.fusion.method +
                 " learns from judgments: --qrels QRELS, or --params FILE with what it learnt");
}

/// Options that would be passed over.
void check_idle_options(const FuseCommand& command, Problems& problems) {
    const EvalCommand& eval = command.eval;
    const FusionWork& work = command.work;
    const EvalCommand untold;
    const auto tell = [&](const char* option, bool is_told, bool is_used, const char* user) {
        if (is_told && !is_used)
            problems.add(std::string(option) + ": of no effect without " + user);
    };
    const bool measures = work.score || !work.sweep.empty() || work.ablate || work.oracle;
    const bool judged = work.score || !work.qrels.empty();
    tell("-m", !eval.measures.names.empty(), measures, "--eval, --sweep, --ablate or --oracle");
    tell("-l", eval.measures.level != untold.measures.level, judged, "judgments");
    tell("-R", !eval.input.qrels_format.empty(), judged, "judgments");
    tell("--real-grades", eval.input.real_grades, judged, "judgments");
    tell("-c", eval.scoring.complete, work.score, "--eval");
    tell("-q", eval.output.per_query, work.score, "--eval");
    tell("-n", eval.output.no_summary, work.score, "--eval");
    tell("--digits", !eval.output.digits.empty(), work.score || work.writes_run(),
         "--eval or a run to write");
    tell("-f", !eval.output.format.empty(), work.tune.empty(), "a run or a table to write");
    tell("--tag", !command.tag.empty(), work.score || work.writes_run(),
         "--eval or a run to write");
}

/// Saved parameters bring their own choices.
void check_loaded(const FuseCommand& command, Problems& problems) {
    const FusionOptions& told = command.fusion;
    const FusionOptions untold;
    std::vector<std::string> options;
    const auto tell = [&](const char* option, bool is_told) {
        if (is_told) options.emplace_back(option);
    };
    tell("--method", !told.method.empty());
    tell("--weights", !told.weights.empty());
    tell("--groups", !told.groups.empty());
    tell("--norm", told.norm != untold.norm);
    tell("--on-constant", told.on_constant != untold.on_constant);
    tell("--temperature", told.temperature != untold.temperature);
    tell("--tied-ranks", told.tied_ranks != untold.tied_ranks);
    tell("--missing", told.missing != untold.missing);
    tell("--depth", told.depth != untold.depth);
    tell("--rank-by", !command.eval.input.rank_by.empty());
    if (!options.empty())
        problems.add(joined(options) + ": --params FILE says so already; leave them out");
}

/// Measures whose means over queries can be compared.
void check_means(const std::string& name, double level, const std::string& option, bool single,
                 Problems& problems) {
    problems.attempt([&] {
        const std::vector<Measure> measures = parse_measure(name, measure_registry(), level);
        if (single && measures.size() > 1)
            problems.add(option + ": one measure, not the " + std::to_string(measures.size()) +
                         " of " + name);
        for (const Measure& measure : measures) {
            if (measure.record->aggregation != Aggregation::mean) {
                problems.add(option + ": " + measure.name + " is not a mean over queries");
                return;
            }
            if (single && !measure.record->higher_is_better) {
                problems.add(option + " looks for the highest value, and lower " + measure.name +
                             " is better");
                return;
            }
        }
    });
}

void check_compared_measures(const FuseCommand& command, Problems& problems) {
    const FusionWork& work = command.work;
    const double level = command.eval.measures.level;
    if (!work.tune.empty()) check_means(work.tune, level, "--tune", true, problems);
    if (work.score) return check_measures(command.eval.measures, problems);
    for (const std::string& name : command.eval.measures.names)
        check_means(name, level, "-m", false, problems);
}

/// Nothing that is written may take the place of an input or of something else that is written.
void check_outputs(const FuseCommand& command, const std::vector<std::string>& inputs,
                   Problems& problems) {
    std::vector<OutputOption> outputs = {{"-o", command.eval.output.path},
                                         {"--manifest", command.work.manifest}};
    if (!command.loads_params()) outputs.push_back({"--params", command.work.params});
    check_outputs(outputs, inputs, problems);
    if (command.work.manifest == "-") problems.add("--manifest: needs a file of its own");
    if (command.work.params == "-" && !command.loads_params())
        problems.add("--params: needs a file of its own");
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
    return work.qrels.empty() || !learns(fusion);
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
    files.insert(files.end(), {command.eval.input.qrels, command.work.qrels});
    if (command.loads_params()) files.push_back(command.work.params);
    std::erase(files, "");
    check_files(files, problems);
    check_outputs(command, files, problems);
    settle_sweep(command, problems);
    check_training(command, problems);
    if (command.loads_params()) {
        check_loaded(command, problems);
    } else {
        check_fusion(command.fusion, command.eval.input.runs.size(), is_complete(command),
                     problems);
    }
    check_scoring(command.eval.scoring, problems);
    check_compared_measures(command, problems);
    check_idle_options(command, problems);
    check_format(command, problems);
    check_tag(command.tag, problems);
    check_work(command.work, learns(command.fusion), problems);
}

int fuse(FuseCommand& command, const Tool& tool) {
    run_fusion(command, tool);
    return exit_done;
}

}  // namespace rankline::cli
