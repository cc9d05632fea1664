// SPDX-License-Identifier: MIT
#include <rankline/cli/submit.hpp>

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include <rankline/base/output.hpp>
#include <rankline/cli/check.hpp>
#include <rankline/cli/run_main.hpp>
#include <rankline/cli/submission_bundle.hpp>
#include <rankline/cli/submission_keys.hpp>
#include <rankline/cli/version.hpp>
#include <rankline/parallel/parallel.hpp>

namespace rankline::cli {

namespace {

SubmissionInputs inputs_of(const CheckCommand& command) {
    return {.options = command.submission,
            .files = command.files,
            .qrels = command.qrels,
            .topics = command.topics,
            .part = command.part,
            .target = command.output,
            .threads = thread_count(static_cast<unsigned>(command.general.threads))};
}

const SubmissionKind& kind_of(const CheckCommand& command) {
    return find_submission_kind(command.submission.kind);
}

/// Whether replacing the folder would take the file away; links to it are followed.
bool is_below(const std::string& file, const std::string& folder) {
    std::error_code error;
    const std::filesystem::path inside =
        std::filesystem::weakly_canonical(file, error)
            .lexically_relative(std::filesystem::weakly_canonical(folder, error));
    return !inside.empty() && *inside.begin() != "..";
}

void refuse_inputs_below(const CheckCommand& command, Problems& problems) {
    std::vector<std::string> inputs = submission_files(command);
    inputs.insert(inputs.end(), {command.topics, command.docids, command.excluded});
    std::erase(inputs, "");
    for (const std::string& input : inputs) {
        if (is_below(input, command.output))
            problems.add("-o " + command.output + ": would take away " + input +
                         ", which is below it: move that away");
    }
}

/// Options that --submit would pass over.
void check_other_options(const CheckCommand& command, Problems& problems) {
    const std::string with = ": not together with --submit; ";
    if (!command.fix.empty()) problems.add("--fix" + with + "repair first, then submit the copy");
    if (!command.errlog.empty()) problems.add("--errlog" + with + "check alone for a log");
    if (command.kind == "qrels") problems.add("--kind qrels" + with + "what is submitted are runs");
    if (command.output.empty() || command.output == "-") {
        problems.add("--submit needs -o, the folder that is to be made");
        return;
    }
    problems.attempt([&] { BundleFolder::check_target(command.output, command.submission.force); });
    refuse_inputs_below(command, problems);
    const SubmissionKind& kind = kind_of(command);
    const std::string kept = kind.kept_key == nullptr ? "" : kind.kept_key(inputs_of(command));
    if (command.submission.force) refuse_lost_keys(command.output, kept, problems);
}

void refuse_submission_options(const SubmissionOptions& given, Problems& problems) {
    const auto tell = [&](const char* option, bool is_given) {
        if (is_given) problems.add(std::string(option) + ": of no effect without --submit");
    };
    tell("--dev", !given.dev.empty());
    tell("--eval", !given.eval.empty());
    tell("--metadata", !given.metadata.empty());
    tell("--key", !given.key.empty());
    tell("--id", !given.id.empty());
    tell("--dry-run", given.dry_run);
    tell("--force", given.force);
}

/// The command that checks a run by itself.
CheckCommand command_for(const SubmittedRun& run, const CheckCommand& command) {
    CheckCommand alone = command;
    alone.kind = "run";
    alone.qrels = run.qrels;
    if (!run.has_topics) alone.topics.clear();
    if (command.profile.empty()) alone.profile = kind_of(command).profile;
    return alone;
}

/// Leaves the files open in `opened`, so that what is packed is what was checked.
CheckReport check_runs(const CheckCommand& command, const Tool& tool,
                       std::vector<OpenedRun>& opened) {
    CheckReport report{tool.name, version(), {}, command.general.strict};
    Remarks remarks;
    for (const SubmittedRun& run : kind_of(command).runs(inputs_of(command))) {
        const CheckCommand alone = command_for(run, command);
        CheckProfile profile = settled_profile(alone);
        // What counts is the size of what is made.
        if (run.compressed) profile.size_limit = 0;
        std::optional<OpenedRun> checked;
        report.files.push_back(check_run(run.path, alone, profile, remarks, checked));
        if (checked) opened.push_back(std::move(*checked));
    }
    if (!command.general.quiet) print_lines(tool, "note", remarks.lines());
    return report;
}

void print(const std::string& text) {
    Output output("-");
    output.write(text);
    output.commit();
}

/// What there is to say about the submission besides each run. `opened` is null where the runs do
/// not pass, by themselves.
std::vector<CheckedPart> check_parts(const CheckCommand& command,
                                     const std::vector<OpenedRun>* opened) {
    const SubmissionKind& kind = kind_of(command);
    std::vector<CheckedPart> parts;
    if (kind.metadata_problems != nullptr && !command.submission.metadata.empty())
        parts.push_back({"metadata", kind.metadata_problems(inputs_of(command))});
    if (kind.check_runs != nullptr && opened != nullptr)
        parts.push_back(kind.check_runs(inputs_of(command), *opened));
    return parts;
}

void tell(const Tool& tool, const CheckReport& report) {
    for (const CheckedPart& part : report.parts) {
        print_lines(tool, "error", part.errors);
        print_lines(tool, report.strict ? "error" : "warning", part.warnings);
    }
}

/// Makes the bundle, or under --dry-run says what it would be. Returns the exit code.
int pack(const CheckCommand& command, const Tool& tool, const std::vector<OpenedRun>& opened) {
    const Submission submission = kind_of(command).plan(inputs_of(command), opened);
    refuse_repeated_paths(submission);
    const std::string& target = command.output;
    std::optional<MadeBundle> made;
    if (!command.submission.dry_run) {
        made = make_bundle(submission, target, command.submission.force);
        print_lines(tool, "error", made->problems);
        if (!made->problems.empty()) return exit_negative;
    }
    if (command.format == "text")
        print("\n" + bundle_text(submission, target, made ? &*made : nullptr));
    return exit_done;
}

}  // namespace

bool submits_without_files(const CheckCommand& command) {
    return !command.submission.kind.empty() && !kind_of(command).takes_files;
}

std::vector<std::string> submission_files(const CheckCommand& command) {
    Problems problems;
    kind_of(command).check(inputs_of(command), problems);
    if (!problems.messages().empty()) return {};
    std::vector<std::string> files{command.submission.metadata, command.submission.key};
    for (const SubmittedRun& run : kind_of(command).runs(inputs_of(command)))
        files.insert(files.end(), {run.path, run.qrels});
    return files;
}

void check_submission(const CheckCommand& command, Problems& problems) {
    if (command.submission.kind.empty())
        return refuse_submission_options(command.submission, problems);
    kind_of(command).check(inputs_of(command), problems);
    check_other_options(command, problems);
    for (const std::string& file : submission_files(command)) {
        std::error_code error;
        if (file == "-" || (std::filesystem::exists(file, error) &&
                            !std::filesystem::is_regular_file(file, error)))
            problems.add(file + ": is no plain file, which --submit wants");
    }
}

int submit(const CheckCommand& command, const Tool& tool) {
    std::vector<OpenedRun> opened;
    CheckReport report = check_runs(command, tool, opened);
    const int code_of_runs = exit_code_of(report, command);
    // A profile can have the rule about damaged archives off: still there is nothing to pack.
    const bool runs_pass = code_of_runs == exit_done && opened.size() == report.files.size();
    report.parts = check_parts(command, runs_pass ? &opened : nullptr);
    print(report_text(report, command.format));
    tell(tool, report);
    if (!runs_pass) {
        print_lines(tool, "error", {"nothing is made: the runs have to pass the check first"});
        return code_of_runs == exit_done ? exit_negative : code_of_runs;
    }
    const int code = exit_code_of(report, command);
    return code == exit_done ? pack(command, tool, opened) : code;
}

}  // namespace rankline::cli
