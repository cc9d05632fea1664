// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <rankline/base/file_bytes.hpp>
#include <rankline/bundle/bundle_folder.hpp>
#include <rankline/cli/check_report.hpp>
#include <rankline/cli/problems.hpp>
#include <rankline/cli/submission_options.hpp>
#include <rankline/model/qrels.hpp>

namespace rankline::cli {

/// What a submission is made from: the command line, as far as it is about that.
struct SubmissionInputs {
    const SubmissionOptions& options;
    const std::vector<std::string>& files;  ///< the operands
    std::string qrels;                      ///< a file or a folder; "": none
    std::string topics;                     ///< of --topics; "": none
    std::string part;                       ///< of a file of MTEB predictions
    std::string target;                     ///< the folder that is made
    unsigned threads = 1;
};

/// A run that goes into a submission. It is checked first.
struct SubmittedRun {
    std::string path;
    std::string qrels;        ///< its judgments; "": none
    bool has_topics = true;   ///< whether --topics and the like are meant for it
    bool compressed = false;  ///< its size as stored is not what is handed in
};

/// Such a run as it was checked: what is packed and scored is this, whatever becomes of the files.
struct OpenedRun {
    FileBytes file;
    std::optional<Qrels> qrels{};  ///< its judgments, if there are any
};

/// A file of a submission.
struct BundleFile {
    std::string path;  ///< from the root of the bundle
    std::function<void(BundleFolder& folder)> write;
    bool is_private = false;       ///< to be kept, and handed in nowhere
    std::uint64_t size_limit = 0;  ///< bytes that the leaderboard takes; 0: any number
};

/// What is to be made: files in the order in which they are made, since some are made of others.
struct Submission {
    std::vector<BundleFile> files;
    std::vector<std::string> checklist;  ///< what is left to do by hand, a sentence or two each
};

/// One leaderboard, or one kind of them: a record in a file of its own.
struct SubmissionKind {
    std::string name;
    std::string summary;      ///< one line
    std::string definition;   ///< what is made of what
    std::string source;       ///< where it was read how it has to be
    std::string profile;      ///< of ir-check, that the runs have to pass
    bool takes_files = true;  ///< whether the runs are operands, not options
    /// Tells which arguments are missing, or of no use.
    void (*check)(const SubmissionInputs& inputs, Problems& problems) = nullptr;
    std::vector<SubmittedRun> (*runs)(const SubmissionInputs& inputs) = nullptr;
    /// What is wrong with the metadata; may be null. Throws Error for what cannot be read at all.
    std::vector<std::string> (*metadata_problems)(const SubmissionInputs& inputs) = nullptr;
    /// What is wrong with the runs, which no rule can see: it is about all of them, or about what
    /// else is handed in. Called when each of them passes; `opened` are the files of `runs`, in
    /// that order. May be null.
    CheckedPart (*check_runs)(const SubmissionInputs& inputs,
                              const std::vector<OpenedRun>& opened) = nullptr;
    /// Which key of a bundle made before is used again, a path within it; may be null: none.
    std::string (*kept_key)(const SubmissionInputs& inputs) = nullptr;
    /// Called when runs and metadata are in order. The submission views `opened`, as above. Writes
    /// nothing.
    Submission (*plan)(const SubmissionInputs& inputs,
                       const std::vector<OpenedRun>& opened) = nullptr;
};

[[nodiscard]] const std::vector<SubmissionKind>& submission_kinds();

/// Throws Error(usage) with the nearest names.
[[nodiscard]] const SubmissionKind& find_submission_kind(const std::string& name);

}  // namespace rankline::cli
