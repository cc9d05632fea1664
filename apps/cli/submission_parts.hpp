// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/compression.hpp>
#include <rankline/bundle/metadata.hpp>
#include <rankline/cli/submission.hpp>

namespace rankline::cli {

/// What the kinds of submission have in common.

/// The text of a run as it stands, without its compression and a byte-order mark, compressed anew.
[[nodiscard]] BundleFile copied_run(const std::string& path, const std::string& run,
                                    Compression compression);

[[nodiscard]] BundleFile written_text(const std::string& path, std::string text);

/// Writes a file of the bundle, compressed as told.
void write_bundle_file(BundleFolder& folder, const std::string& path, std::string_view bytes,
                       Compression compression);

/// Throws Error for what is neither JSON nor YAML, or cannot be read.
[[nodiscard]] Metadata read_metadata(const std::string& path);

/// Adds each problem behind the name of the file it is about.
void add_problems(Submission& submission, const std::string& file,
                  const std::vector<std::string>& problems);

/// Tells arguments that the kind has no use for: pairs of an option and what it was given.
void refuse_arguments(const SubmissionInputs& inputs,
                      const std::vector<std::pair<std::string, std::string>>& given,
                      Problems& problems);

/// Tells if there is not exactly one operand.
void require_one_run(const SubmissionInputs& inputs, Problems& problems);

}  // namespace rankline::cli
