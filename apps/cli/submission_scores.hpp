// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/cli/submission.hpp>
#include <rankline/eval/profile.hpp>

namespace rankline::cli {

/// What a run with judgments is worth: a number for each column, under the protocol that the column
/// has. Throws Error(input) for a run that cannot be read, or of which no query is judged.
[[nodiscard]] std::vector<double> submission_scores(const SubmissionInputs& inputs,
                                                    const OpenedRun& run,
                                                    const std::vector<ProfileColumn>& columns);

/// How the profile called `profile` computes `record` at a cutoff: "nDCG" at 10.
[[nodiscard]] ProfileColumn column_at(const std::string& profile, const std::string& record,
                                      int cutoff);

/// `value` as Python's json writes round(value, digits); "null" for what is no number.
[[nodiscard]] std::string rounded_text(double value, int digits);

}  // namespace rankline::cli
