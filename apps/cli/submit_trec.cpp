// SPDX-License-Identifier: MIT
#include <rankline/base/file_bytes.hpp>
#include <rankline/base/text.hpp>
#include <rankline/bundle/file_name.hpp>
#include <rankline/cli/submission.hpp>
#include <rankline/cli/submission_parts.hpp>

namespace rankline::cli {

namespace {

void check(const SubmissionInputs& inputs, Problems& problems) {
    require_one_run(inputs, problems);
    const SubmissionOptions& options = inputs.options;
    refuse_arguments(inputs,
                     {{"--dev", options.dev},
                      {"--eval", options.eval},
                      {"--metadata", options.metadata},
                      {"--key", options.key},
                      {"--id", options.id}},
                     problems);
}

std::vector<SubmittedRun> runs(const SubmissionInputs& inputs) {
    return {{.path = inputs.files.front(), .qrels = inputs.qrels}};
}

/// The last column of the first line that has six; "" where that cannot be the name of a file.
std::string tag_of(const FileBytes& file) {
    for (const std::string_view line : split(file.bytes().substr(0, 1 << 20), '\n')) {
        const std::vector<std::string_view> columns = split_blanks(line);
        if (columns.size() == 6 && line.front() != '#')
            return is_plain_file_name(columns.back()) ? std::string(columns.back()) : "";
    }
    return "";
}

CheckedPart check_runs(const SubmissionInputs& /*inputs*/, const std::vector<OpenedRun>& opened) {
    CheckedPart part{"tag"};
    const FileBytes& run = opened.front().file;
    if (tag_of(run).empty())
        part.errors = problems_of(run.name(), {"has no tag that can be the name of a file"});
    return part;
}

Submission plan(const SubmissionInputs& /*inputs*/, const std::vector<OpenedRun>& opened) {
    const FileBytes& run = opened.front().file;
    const std::string tag = tag_of(run);
    Submission submission;
    submission.files.push_back(copied_run("run/" + tag, run, Compression::none));
    submission.checklist = {
        "Run the check script that the track publishes, if there is one: it knows the track's own "
        "topics and document ids.",
        "Upload run/" + tag + " in the track's form, with the tag " + tag +
            ": no two runs of a group may have the same.",
        "Say in the form what it asks for: the task, automatic or manual, which data the system "
        "was trained on, and the order in which runs are to be judged.",
        "Keep MD5SUMS: NIST publishes the MD5 of each run, by which this file can be told to be "
        "the one that was judged."};
    return submission;
}

}  // namespace

std::vector<SubmissionKind> trec_submissions() {
    SubmissionKind kind;
    kind.name = "trec";
    kind.summary = "a run for TREC: a plain file that is called as its tag";
    kind.definition =
        "FILE is a run in TREC's six columns, which becomes run/TAG as it stands, without "
        "compression. --profile trec-dl and the like, or a profile of your own, check what a track "
        "asks for beyond.";
    kind.source =
        "NIST's check_*.pl and check-stdtrec.py; the runs pages of the TREC browser, which give "
        "the MD5 of each run.";
    kind.profile = "trec";
    kind.check = check;
    kind.runs = runs;
    kind.check_runs = check_runs;
    kind.plan = plan;
    return {kind};
}

}  // namespace rankline::cli
