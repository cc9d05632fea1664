// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/cli/submission.hpp>
#include <rankline/eval/profile.hpp>

namespace rankline::cli {

/// What a run is worth: a number for each column, under the protocol that the column has. Throws
/// Error for files that cannot be read, and when no query of the run is judged.
[[nodiscard]] std::vector<double> submission_scores(const SubmissionInputs& inputs,
                                                    const std::string& run,
                                                    const std::string& qrels,
                                                    const std::vector<ProfileColumn>& columns);

/// How the profile called `profile` computes `record` at a cutoff: "nDCG" at 10.
[[nodiscard]] ProfileColumn column_at(const std::string& profile, const std::string& record,
                                      int cutoff);

/// `value` as Python's json writes round(value, digits); "null" for what is no number.
[[nodiscard]] std::string rounded_text(double value, int digits);

}  // namespace rankline::cli
