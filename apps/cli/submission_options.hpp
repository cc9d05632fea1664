// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/cli/option.hpp>

namespace rankline::cli {

/// What a submission is made from, and how.
struct SubmissionOptions {
    std::string kind;      ///< name of a SubmissionKind; "": nothing is submitted
    std::string dev;       ///< MS MARCO's run of the dev queries
    std::string eval;      ///< and that of the eval queries
    std::string metadata;  ///< JSON or YAML
    std::string key;       ///< the leaderboard's public key, PEM
    std::string id;        ///< of the submission; "": by the names of metadata or folder
    bool dry_run = false;
    bool force = false;  ///< replace a bundle that was made before
};

/// --submit, --dev, --eval, --metadata, --key, --id, --dry-run, --force.
[[nodiscard]] std::vector<Option> submission_options(SubmissionOptions& target);

/// --list-submissions, --explain-submit.
[[nodiscard]] std::vector<Option> submission_information_options();

}  // namespace rankline::cli
