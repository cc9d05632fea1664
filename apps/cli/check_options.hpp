// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <rankline/check/profile.hpp>
#include <rankline/cli/general_options.hpp>
#include <rankline/cli/option.hpp>
#include <rankline/cli/submission_options.hpp>

namespace rankline::cli {

/// Everything ir-check can be told.
struct CheckCommand {
    std::vector<std::string> files;

    std::string profile;  ///< a name, or a file; "" for trec or qrels
    std::string kind;     ///< "run", "qrels"; "" for that of the profile
    std::optional<std::uint64_t> depth;

    std::string qrels;
    std::string topics;
    std::string docids;
    std::string excluded;
    std::string part;
    std::vector<std::string> measures;  ///< for the effect of an order; empty: the default

    std::string format = "text";
    std::string output;
    std::uint64_t cap = 25;
    std::string errlog;
    bool nist = false;

    std::string fix;
    std::string tag;

    SubmissionOptions submission;

    GeneralOptions general;
};

/// -p, --kind, -k.
[[nodiscard]] std::vector<Option> check_profile_options(CheckCommand& command);
/// --qrels, --topics, --docids, --exclude, --part, -m.
[[nodiscard]] std::vector<Option> check_reference_options(CheckCommand& command);
/// --fix, --tag.
[[nodiscard]] std::vector<Option> check_repair_options(CheckCommand& command);
/// -f, -o, --cap, --errlog, --nist.
[[nodiscard]] std::vector<Option> check_report_options(CheckCommand& command);
/// --strict, -j, --quiet.
[[nodiscard]] std::vector<Option> check_general_options(CheckCommand& command);
/// --list-rules, --explain, --list-profiles, --explain-profile, --print-profile.
[[nodiscard]] std::vector<Option> check_information_options();

/// What --profile, --kind and -k come to. Throws Error for a name that no profile has and for a
/// file that is none.
[[nodiscard]] CheckProfile settled_profile(const CheckCommand& command);

/// The measures of -m, or those that tell orders apart at once.
[[nodiscard]] std::vector<std::string> effect_measures(const CheckCommand& command);

}  // namespace rankline::cli
