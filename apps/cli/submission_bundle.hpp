// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/bundle/manifest.hpp>
#include <rankline/cli/submission.hpp>

namespace rankline::cli {

/// What came of making a bundle.
struct MadeBundle {
    Manifest manifest;                  ///< its files, by path; without the lists of digests
    std::vector<std::string> problems;  ///< files that are too large; then nothing was made
};

/// Throws Error(usage) where two files of the submission have one path, of which the second would
/// replace the first.
void refuse_repeated_paths(const Submission& submission);

/// Writes the files of the submission, CHECKLIST.txt, SHA256SUMS and MD5SUMS into the folder
/// `target`, which appears when all of them are there.
[[nodiscard]] MadeBundle make_bundle(const Submission& submission, const std::string& target,
                                     bool replace);

/// What is in a bundle, a line each with its size, and what is left to do; of a bundle that was not
/// made (`made` null), without sizes.
[[nodiscard]] std::string bundle_text(const Submission& submission, const std::string& target,
                                      const MadeBundle* made);

}  // namespace rankline::cli
