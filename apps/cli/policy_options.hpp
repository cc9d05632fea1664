// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>
#include <rankline/eval/ranking_policy.hpp>

namespace rankline::cli {

enum class Policy { plackett_luce };

/// From which distribution rankings are drawn.
struct PolicyOptions {
    std::optional<Policy> policy;       ///< not given: the one ranking by score
    std::optional<double> temperature;  ///< the others are settled if there is a policy
    std::optional<std::uint64_t> samples;
};

/// --policy, --temperature, --samples.
[[nodiscard]] std::vector<Option> policy_options(PolicyOptions& target);

/// Settles the defaults and tells what has no policy to be of.
void check_policy(PolicyOptions& options, Problems& problems);

/// Null without a policy.
[[nodiscard]] std::shared_ptr<const RankingPolicy> make_policy(const PolicyOptions& options,
                                                               std::uint64_t seed);

}  // namespace rankline::cli
