// SPDX-License-Identifier: MIT
#include <rankline/cli/input_options.hpp>

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <rankline/base/text.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/cli/format_catalog.hpp>
#include <rankline/cli/standard_streams.hpp>
#include <rankline/datasets/kilt_page.hpp>

namespace rankline::cli {

namespace {

template <typename Format>
std::vector<Choice> format_choices(const std::vector<Format>& formats) {
    std::vector<Choice> choices;
    choices.reserve(formats.size());
    for (const Format& format : formats) {
        choices.push_back({format.name, format.summary, format.aliases});
    }
    return choices;
}

std::vector<Choice> rank_by_choices() {
    return {{"score", "the higher score first", {}},
            {"rank", "the lower number in the rank column first", {}},
            {"line", "in the order of the file", {}}};
}

std::vector<std::pair<Duplicates, Choice>> duplicates_choices() {
    return {{Duplicates::error, {"error", "stop and say where, as trec_eval does", {}}},
            {Duplicates::first, {"first", "keep the first mention in the file", {}}},
            {Duplicates::best, {"best", "keep the mention with the highest score or grade", {}}},
            {Duplicates::last, {"last", "keep the last mention in the file", {}}}};
}

/// Throws Error(usage) for what no reader would take.
Binding bind_rank_keys(std::string& target) {
    Binding binding = bind_text(target);
    binding.set = [&target](const std::string& text) {
        static_cast<void>(KiltPages(text, {}));
        target = text;
    };
    return binding;
}

/// Files of the same folder with a name that is near. That very name may be among them: a link to
/// nowhere.
std::string near_files(const std::filesystem::path& path) {
    std::vector<std::string> names;
    const std::filesystem::path folder = path.parent_path();
    std::error_code error;
    std::filesystem::directory_iterator entry(folder.empty() ? "." : folder, error);
    for (; !error && entry != end(entry); entry.increment(error)) {
        names.push_back(entry->path().filename().string());
    }
    std::erase(names, path.filename().string());
    std::sort(names.begin(), names.end());
    return did_you_mean(path.filename().string(), names);
}

void check_readable(const std::string& path, Problems& problems) {
    if (path == "-") {
        if (standard_input_is_closed()) problems.add("-: standard input is closed");
        return;
    }
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) {
        problems.add(path + ": is a folder, not a file");
    } else if (::access(path.c_str(), R_OK) != 0) {
        const int reason = errno;
        problems.add(path + ": cannot be opened: " + std::strerror(reason) +
                     (reason == ENOENT ? near_files(path) : ""));
    }
}

}  // namespace

std::vector<Operand> qrels_and_runs(InputOptions& target, const DatasetOptions& dataset) {
    return {{.name = "QRELS",
             .summary = "relevance judgments, in any format of --list-formats and with any "
                        "compression; - is standard input; left out with --dataset, which has them",
             .set = [&target](const std::string& text) { target.qrels = text; },
             .left_out = [&dataset] { return dataset.given(); }},
            {.name = "RUN",
             .summary = "a run, likewise; one of all files may be -",
             .set = [&target](const std::string& text) { target.runs.push_back(text); },
             .repeats = true}};
}

std::vector<Option> run_input_options(InputOptions& target) {
    std::vector<Option> options;
    options.push_back({.letters = "T",
                       .name = "run-format",
                       .aliases = {"Results_format"},
                       .value = "NAME",
                       .summary = "format of the runs; told by the content if not given",
                       .binding = bind_name(target.run_format, format_choices(run_formats())),
                       .recorded = true});
    options.push_back({.name = "rank-by",
                       .value = "KEY",
                       .summary = "what orders a run, if not what its format says",
                       .details = "--list-formats shows what that is.",
                       .binding = bind_name(target.rank_by, rank_by_choices()),
                       .recorded = true});
    options.push_back({.name = "part",
                       .value = "NAME",
                       .summary = "which run of a file that holds several",
                       .details = "As SUBSET/SPLIT for predictions of MTEB: default/test.",
                       .binding = bind_text(target.part),
                       .recorded = true});
    options.push_back({.name = "rank-keys",
                       .aliases = {"rank_keys"},
                       .value = "KEYS",
                       .summary = "what makes a document id in files of KILT",
                       .details = "The members of a provenance, with commas between them, as "
                                  "wikipedia_id,section; wikipedia_id if not given. Their values "
                                  "are joined with +, in the qrels and in the runs.",
                       .binding = bind_rank_keys(target.rank_keys),
                       .recorded = true});
    options.push_back({.name = "duplicates",
                       .value = "POLICY",
                       .summary = "a document listed twice for a query",
                       .binding = bind_choice(target.duplicates, duplicates_choices()),
                       .recorded = true});
    return options;
}

std::vector<Option> qrels_input_options(InputOptions& target) {
    std::vector<Option> options;
    options.push_back({.letters = "R",
                       .name = "qrels-format",
                       .aliases = {"Rel_info_format"},
                       .value = "NAME",
                       .summary = "format of the qrels; told by the content if not given",
                       .binding = bind_name(target.qrels_format, format_choices(qrels_formats())),
                       .recorded = true});
    options.push_back({.name = "real-grades",
                       .summary = "allow grades that are not whole numbers",
                       .details = "Without it 0.5 is an error; trec_eval would read it as 0.",
                       .binding = bind_flag(target.real_grades),
                       .recorded = true});
    return options;
}

std::vector<Option> format_information_options() {
    std::vector<Option> options;
    options.push_back({.name = "list-formats",
                       .summary = "print all formats of input and output, with their layout",
                       .answer = [](const Tool&, const std::string&) { return format_list(); }});
    return options;
}

void check_files(const std::vector<std::string>& paths, Problems& problems) {
    for (const std::string& path : paths) check_readable(path, problems);
    if (std::count(paths.begin(), paths.end(), "-") > 1) {
        problems.add("only one file can be standard input (-)");
    }
}

namespace {

bool is_one_file(const std::string& a, const std::string& b) {
    std::error_code error;
    if (std::filesystem::equivalent(a, b, error)) return std::filesystem::is_regular_file(a, error);
    // Neither need be there yet.
    const auto settled = [&](const std::string& path) {
        return std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error);
    };
    return !std::filesystem::exists(a, error) && settled(a) == settled(b);
}

}  // namespace

void check_outputs(const std::vector<OutputOption>& outputs, const std::vector<std::string>& inputs,
                   Problems& problems) {
    std::vector<const OutputOption*> files;
    for (const OutputOption& output : outputs) {
        if (output.path.empty() || output.path == "-") continue;
        for (const std::string& input : inputs) {
            if (input != "-" && is_one_file(output.path, input))
                problems.add(output.option + " " + output.path + ": would replace an input");
        }
        for (const OutputOption* other : files) {
            if (is_one_file(output.path, other->path))
                problems.add(output.option + " " + output.path + ": is the file of " +
                             other->option);
        }
        files.push_back(&output);
    }
}

void check_output(const std::string& output, const std::vector<std::string>& inputs,
                  Problems& problems) {
    check_outputs({{"-o", output}}, inputs, problems);
}

QrelsReadOptions qrels_read_options(const InputOptions& options) {
    return {.format = options.qrels_format,
            .duplicates = options.duplicates,
            .real_grades = options.real_grades,
            .rank_keys = options.rank_keys};
}

}  // namespace rankline::cli
