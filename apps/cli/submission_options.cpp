// SPDX-License-Identifier: MIT
#include <rankline/cli/submission_options.hpp>

#include <rankline/cli/binding.hpp>
#include <rankline/cli/submission.hpp>
#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

std::vector<Choice> kind_choices() {
    std::vector<Choice> choices;
    for (const SubmissionKind& kind : submission_kinds())
        choices.push_back({kind.name, kind.summary, {}});
    return choices;
}

std::vector<std::string> kind_names() {
    std::vector<std::string> names;
    for (const SubmissionKind& kind : submission_kinds()) names.push_back(kind.name);
    return names;
}

std::string submission_list() {
    Rows rows;
    for (const SubmissionKind& kind : submission_kinds()) rows.push_back({kind.name, kind.summary});
    return aligned(rows);
}

std::string explain_submission(const std::string& name) {
    const SubmissionKind& kind = find_submission_kind(name);
    return kind.name + " - " + kind.summary + "\n" + part("Definition", kind.definition) +
           part("Checked by", "profile " + kind.profile + ", or that of --profile") +
           part("Source", kind.source);
}

Option file_option(const std::string& name, const std::string& summary, const std::string& details,
                   std::string& target) {
    return {.name = name,
            .value = "FILE",
            .summary = summary,
            .details = details,
            .binding = bind_text(target),
            .takes_file = true};
}

}  // namespace

std::vector<Option> submission_options(SubmissionOptions& target) {
    std::vector<Option> options;
    options.push_back({.name = "submit",
                       .value = "WHERE",
                       .summary = "check, and make what is handed in, in the folder of -o",
                       .details = "Nothing is written while a check finds errors, and the folder "
                                  "appears when it is complete: the files in the layout that is "
                                  "wanted, SHA256SUMS and MD5SUMS, and a CHECKLIST.txt of what is "
                                  "left to do by hand. --explain-submit says more.",
                       .binding = bind_name(target.kind, kind_choices())});
    options.push_back(file_option("dev", "the run of MS MARCO's dev queries", "", target.dev));
    options.push_back(file_option("eval", "the run of MS MARCO's eval queries", "", target.eval));
    options.push_back(file_option("metadata", "who submits what, in JSON or YAML",
                                  "--explain-submit names the fields.", target.metadata));
    options.push_back(file_option("key", "the public key that MS MARCO's bundle is encrypted for",
                                  "In PEM, as the repository of the leaderboard has it. Without "
                                  "it nothing is encrypted.",
                                  target.key));
    options.push_back({.name = "id",
                       .value = "ID",
                       .summary = "MS MARCO's id of the submission, yyyymmdd-name",
                       .details = "The default is that of a metadata file which is called "
                                  "ID-metadata.json, or else the name of the folder of -o.",
                       .binding = bind_text(target.id)});
    options.push_back({.name = "dry-run",
                       .summary = "with --submit: say what would be made, and make nothing",
                       .binding = bind_flag(target.dry_run)});
    options.push_back({.name = "force",
                       .summary = "with --submit: replace a bundle that was made before",
                       .details = "A folder without SHA256SUMS never is, nor one with a file "
                                  "which that does not list, or with a file that is read. The key "
                                  "of an encrypted bundle is used again for the same id; one that "
                                  "would be lost is refused.",
                       .binding = bind_flag(target.force)});
    return options;
}

std::vector<Option> submission_information_options() {
    std::vector<Option> options;
    options.push_back(
        {.name = "list-submissions",
         .summary = "print what --submit can make, a line each",
         .answer = [](const Tool&, const std::string&) { return submission_list(); }});
    options.push_back(
        {.name = "explain-submit",
         .value = "WHERE",
         .summary = "print what a submission is made of, and who says so",
         .suggestions = kind_names,
         .answer = [](const Tool&, const std::string& name) { return explain_submission(name); }});
    return options;
}

}  // namespace rankline::cli
