// SPDX-License-Identifier: MIT
#include <rankline/cli/convert.hpp>

#include <algorithm>
#include <utility>

#include <rankline/base/text.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/cli/convert_dataset.hpp>
#include <rankline/cli/convert_qrels.hpp>
#include <rankline/cli/convert_run.hpp>
#include <rankline/cli/information_options.hpp>
#include <rankline/cli/run_main.hpp>
#include <rankline/cli/subcollection.hpp>
#include <rankline/datasets/read.hpp>

namespace rankline::cli {

namespace {

/// -T and -R say what is read as well as --kind does.
void settle_kind(ConvertCommand& command, Problems& problems) {
    ConvertedKind& kind = command.conversion.kind;
    const bool run_told = !command.input.run_format.empty();
    const bool qrels_told = !command.input.qrels_format.empty();
    if (run_told && qrels_told)
        problems.add("-T is for runs and -R for qrels: inputs are either the one or the other");
    if (kind == ConvertedKind::run && qrels_told) problems.add("-R: of no use for --kind run");
    if (kind == ConvertedKind::qrels && run_told) problems.add("-T: of no use for --kind qrels");
    if (command.join.join && (kind == ConvertedKind::qrels || qrels_told))
        problems.add("--join: of no use for qrels, which have no ranking to be reranked");
    const bool spliced = !command.conversion.splice.empty();
    if (spliced && (kind == ConvertedKind::qrels || qrels_told))
        problems.add("--splice: of no use for qrels");
    if (kind != ConvertedKind::unknown) return;
    if (run_told || command.join.join || spliced) kind = ConvertedKind::run;
    if (qrels_told) kind = ConvertedKind::qrels;
}

std::vector<FileBytes> open_files(const std::vector<std::string>& paths) {
    std::vector<FileBytes> files;
    Problems problems;
    for (const std::string& path : paths)
        problems.attempt([&] { files.push_back(FileBytes::open(path)); });
    problems.raise();
    return files;
}

/// What the content of a file says. What no format knows is left to the readers of runs, who say
/// what it is instead.
ConvertedKind told_by_content(const FileBytes& file) {
    switch (content_kind(file)) {
        case ContentKind::run:
        case ContentKind::neither:
            return ConvertedKind::run;
        case ContentKind::qrels:
            return ConvertedKind::qrels;
        case ContentKind::either:
            break;
    }
    throw Error(ErrorKind::usage, Place{file.name()},
                "can be read as a run and as qrels; --kind run or --kind qrels says which");
}

ConvertedKind kind_of(const std::vector<FileBytes>& files, ConvertedKind told) {
    if (told != ConvertedKind::unknown) return told;
    const ConvertedKind first = told_by_content(files.front());
    for (const FileBytes& file : files) {
        if (told_by_content(file) == first) continue;
        throw Error(ErrorKind::usage,
                    files.front().name() + " and " + file.name() +
                        ": one is a run and the other qrels; --kind says what both are read as");
    }
    return first;
}

/// Tells of the options that were given, though what they ask for cannot be done to `inputs`.
/// `untouched` are the same options as nobody has set them.
void refuse(const std::vector<Option>& options, const std::vector<Option>& untouched,
            const std::string& inputs, Problems& problems) {
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (options[i].binding.show() != untouched[i].binding.show())
            problems.add(spelled(options[i]) + ": of no use for " + inputs);
    }
}

/// Of use for qrels as well: what chooses among queries and documents, and how both are read.
bool is_for_qrels(const std::string& name) {
    static const std::vector<std::string> names = {
        "duplicates", "rank-keys", "keep-queries", "drop-queries",
        "fold",       "drop-fold", "seed",         "sample-queries",
        "keep-docs",  "drop-docs", "keep-corpus",  "drop-own-query"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What is of use for runs alone. --digits is for --agreement as well.
std::vector<Option> options_for_runs(ConvertCommand& command) {
    std::vector<Option> options =
        concatenated({run_score_options(command.conversion), run_input_options(command.input),
                      run_surgery_options(command.surgery), join_options(command.join)});
    std::erase_if(options, [&](const Option& option) {
        return is_for_qrels(option.name) || (option.name == "digits" && command.qrels.agreement);
    });
    for (Option& option : conversion_output_options(command.conversion)) {
        if (option.name == "to-part") options.push_back(std::move(option));
    }
    return options;
}

void refuse_other_kind(ConvertCommand& command, ConvertedKind kind) {
    ConvertCommand untouched;
    untouched.qrels.agreement = command.qrels.agreement;
    Problems problems;
    if (kind == ConvertedKind::qrels) {
        refuse(options_for_runs(command), options_for_runs(untouched), "qrels", problems);
    } else {
        untouched.qrels.agreement = false;
        refuse(concatenated(
                   {qrels_conversion_options(command.qrels), qrels_input_options(command.input)}),
               concatenated({qrels_conversion_options(untouched.qrels),
                             qrels_input_options(untouched.input)}),
               "runs", problems);
    }
    problems.raise();
}

/// Of use for a sub-collection: what chooses among queries, and how files are read and written.
bool is_for_corpora(const std::string& name) {
    static const std::vector<std::string> names = {
        "qrels-format", "rank-keys", "output",        "compress",       "keep-queries",
        "drop-queries", "fold",      "drop-fold",     "sample-queries", "seed",
        "qrels",        "min-grade", "corpus-format", "missing-texts"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<Option> options_not_for_corpora(ConvertCommand& command) {
    std::vector<Option> options = concatenated(
        {conversion_input_options(command.conversion), run_input_options(command.input),
         qrels_input_options(command.input), conversion_output_options(command.conversion),
         run_score_options(command.conversion), run_surgery_options(command.surgery),
         join_options(command.join), qrels_conversion_options(command.qrels)});
    std::erase_if(options, [](const Option& option) { return is_for_corpora(option.name); });
    return options;
}

std::vector<Option> input_options(ConvertCommand& command) {
    std::vector<Option> options = run_input_options(command.input);
    for (Option& option : options) {
        if (option.name == "run-format") option.aliases.emplace_back("from");
    }
    return concatenated({dataset_options(command.dataset, dataset_effect_on_conversions()),
                         conversion_input_options(command.conversion),
                         std::move(options),
                         qrels_input_options(command.input),
                         {subcollection_option(command.conversion.subcollection)}});
}

}  // namespace

std::vector<Operand> convert_operands(ConvertCommand& command) {
    return {
        {.name = "IN",
         .summary =
             "a run or qrels, in any format of --list-formats and with any compression; several "
             "with --merge, --concat or --agreement; one may be -, which is standard input; with "
             "--dataset none is needed",
         .set = [&command](const std::string& text) { command.input.runs.push_back(text); },
         .repeats = true,
         .left_out = [&command] { return command.dataset.given(); }}};
}

std::vector<OptionGroup> convert_option_groups(ConvertCommand& command) {
    return {
        {"Input", input_options(command)},
        {"Output", conversion_output_options(command.conversion)},
        {"Scores and ranks", run_score_options(command.conversion)},
        {"What stays", run_surgery_options(command.surgery)},
        {"Texts for rerankers", join_options(command.join)},
        {"Qrels", qrels_conversion_options(command.qrels)},
        {"General", general_options(command.general)},
        {"Information", concatenated({dataset_information_options(), format_information_options(),
                                      information_options()})},
    };
}

void check_convert_command(ConvertCommand& command, Problems& problems) {
    const bool files_found = settle_dataset_files(command, problems);
    std::vector<std::string> files = run_surgery_files(command.surgery);
    files.insert(files.begin(), command.input.runs.begin(), command.input.runs.end());
    for (std::string& file : join_files(command.join)) files.push_back(std::move(file));
    if (!command.conversion.splice.empty()) files.push_back(command.conversion.splice);
    check_files(files, problems);
    check_output(command.conversion.path, files, problems);
    if (command.conversion.subcollection) {
        ConvertCommand untouched;
        refuse(options_not_for_corpora(command), options_not_for_corpora(untouched),
               "--subcollection, which is of texts", problems);
        if (files_found) check_subcollection(command, problems);
        return;
    }
    settle_kind(command, problems);
    const std::size_t inputs = command.input.runs.size();
    // --agreement looks at each of them, whatever they are to each other.
    check_conversion(command.conversion, command.qrels.agreement ? 1 : inputs, problems);
    check_qrels_conversion(command.qrels, command.conversion, inputs, problems);
    check_run_surgery(command.surgery, problems);
    if (files_found) check_join(command.join, command.conversion.format, problems);
}

int convert(ConvertCommand& command, const Tool& tool) {
    const auto settle_conventions = [&](ConvertedKind kind) {
        const std::vector<std::string> notes = apply_dataset_conventions(command, kind);
        if (!command.general.quiet) print_lines(tool, "note", notes);
    };
    if (command.conversion.subcollection) {
        settle_conventions(ConvertedKind::unknown);
        make_subcollection(command, tool);
        return exit_done;
    }
    std::vector<std::string> paths = command.input.runs;
    if (!command.conversion.splice.empty()) paths.push_back(command.conversion.splice);
    std::vector<FileBytes> files = open_files(paths);
    const ConvertedKind kind = kind_of(files, command.conversion.kind);
    refuse_other_kind(command, kind);
    settle_conventions(kind);
    if (kind == ConvertedKind::qrels) {
        convert_qrels_files(command, std::move(files), tool);
    } else {
        convert_run_files(command, std::move(files), tool);
    }
    return exit_done;
}

}  // namespace rankline::cli
