// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/cli/measure_options.hpp>
#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>
#include <rankline/eval/profile.hpp>

namespace rankline::cli {

/// As which other program to compute.
struct ProfileOptions {
    std::string as;                ///< name of a profile; "" for Rankline's own way
    std::vector<std::string> why;  ///< two profiles whose difference is to be explained, or none
};

/// --as.
[[nodiscard]] Option profile_option(ProfileOptions& target);

/// --why.
[[nodiscard]] Option why_option(ProfileOptions& target);

/// --list-profiles, --explain-profile.
[[nodiscard]] std::vector<Option> profile_information_options();

struct EvalCommand;

/// Tells which options contradict a profile, and which measures it does not have.
void check_profiles(const EvalCommand& command, Problems& problems);

/// The measures of the command, or those that the profile has by default.
[[nodiscard]] std::vector<Measure> measures_under(const Profile& profile,
                                                  const MeasureOptions& options);

}  // namespace rankline::cli
