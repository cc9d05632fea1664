// SPDX-License-Identifier: MIT
#include <rankline/base/file_bytes.hpp>
#include <rankline/base/text.hpp>
#include <rankline/bundle/tira_metadata.hpp>
#include <rankline/cli/submission.hpp>
#include <rankline/cli/submission_parts.hpp>

namespace rankline::cli {

namespace {

/// FormatBase.max_size: what TIRA takes of a file as stored.
constexpr std::uint64_t most_bytes = std::uint64_t{75} << 20;

void check(const SubmissionInputs& inputs, Problems& problems) {
    require_one_run(inputs, problems);
    const SubmissionOptions& options = inputs.options;
    refuse_arguments(inputs,
                     {{"--dev", options.dev},
                      {"--eval", options.eval},
                      {"--key", options.key},
                      {"--id", options.id}},
                     problems);
}

std::vector<SubmittedRun> runs(const SubmissionInputs& inputs) {
    return {{.path = inputs.files.front(), .qrels = inputs.qrels, .compressed = true}};
}

/// YAML as it stands, with its comments; JSON set in a way that any reader of YAML takes.
std::string metadata_text(const FileBytes& file, const Metadata& metadata) {
    if (trimmed(file.bytes()).starts_with('{')) return metadata_json(metadata);
    return std::string(file.bytes());
}

std::vector<std::string> metadata_problems(const SubmissionInputs& inputs) {
    const std::string& file = inputs.options.metadata;
    if (file.empty()) return {};
    return problems_of(file, tira_metadata_problems(read_metadata(file)));
}

Submission plan(const SubmissionInputs& inputs, const std::vector<OpenedRun>& opened) {
    Submission submission;
    BundleFile run = copied_run("output/run.txt.gz", opened.front().file, Compression::gzip);
    run.size_limit = most_bytes;
    submission.files.push_back(std::move(run));
    if (!inputs.options.metadata.empty()) {
        const FileBytes file = FileBytes::open(inputs.options.metadata);
        const Metadata metadata = parse_metadata(file.bytes(), file.name());
        submission.files.push_back(
            written_text("output/ir-metadata.yml", metadata_text(file, metadata)));
    } else {
        submission.checklist.emplace_back(
            "Some tasks want an ir-metadata.yml beside the run: --metadata FILE puts it there.");
    }
    submission.checklist.insert(
        submission.checklist.end(),
        {"Log in once: tira-cli login --token TOKEN, from the page of the task.",
         "Let TIRA check the folder: tira-cli upload --dry-run --dataset DATASET --directory "
         "output",
         "Upload: tira-cli upload --dataset DATASET --directory output --system NAME"});
    return submission;
}

}  // namespace

std::vector<SubmissionKind> tira_submissions() {
    SubmissionKind kind;
    kind.name = "tira";
    kind.summary = "TIRA and TIREx: a folder with run.txt.gz and ir-metadata.yml";
    kind.definition =
        "FILE is a run in TREC's six columns, which becomes output/run.txt.gz of at most 75 MiB, "
        "beside output/ir-metadata.yml if there is --metadata. That has to have actor.team, "
        "data.test collection.name, implementation.source.repository, method.name and "
        "method.description, and nothing of ENTER_VALUE_HERE, the word that is to be replaced in "
        "TIRA's skeletons. A task can ask for more; tira-cli --dry-run knows.";
    kind.source =
        "tira-io/tira, python-client/tira/check_format.py (00d716a): RunFormat, IrMetadataFormat.";
    kind.profile = "tira";
    kind.check = check;
    kind.runs = runs;
    kind.metadata_problems = metadata_problems;
    kind.plan = plan;
    return {kind};
}

}  // namespace rankline::cli
