// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>

namespace rankline::cli {

/// What stands for the values of all queries, and of which queries besides.
struct SummaryOptions {
    std::vector<std::string> aggregates;      ///< lists as written; empty: the mean
    std::string groups;                       ///< file of labels; "": no groups
    std::optional<std::uint64_t> replicates;  ///< of a bootstrap; settled if there is any
};

/// --aggregate, --group-by, --replicates.
[[nodiscard]] std::vector<Option> summary_options(SummaryOptions& target);

/// Tells which aggregates are none, which options are of no effect, and what contradicts itself,
/// and settles what the bootstrap needs.
void check_summary(SummaryOptions& options, bool zscores, bool no_summary, Problems& problems);

/// Whether an aggregate draws samples, each of them is higher where all values are, and the mean is
/// one of them. What is no aggregate is told by check_summary and passed over here.
[[nodiscard]] bool is_random(const SummaryOptions& options);
[[nodiscard]] bool is_monotone(const SummaryOptions& options);
[[nodiscard]] bool has_mean(const SummaryOptions& options);

}  // namespace rankline::cli
