// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>
#include <rankline/fusion/fuser.hpp>
#include <rankline/fusion/method_name.hpp>

namespace rankline::cli {

/// Over which queries runs are fused.
enum class FusedQueries { union_of_runs, intersection, strict };

/// How runs are fused.
struct FusionOptions {
    std::string method;  ///< "" if none is given: rrf, or that of --params or --sweep
    Norm norm = Norm::none;
    double temperature = 1;
    OnConstant on_constant = OnConstant::one;
    std::string weights;  ///< "0.2,0.5,0.3"; "" if none are given
    std::string groups;   ///< "A,A,B"; "" if each run is its own
    TiedRanks tied_ranks = TiedRanks::order;
    Missing missing = Missing::skip;
    FusedQueries queries = FusedQueries::union_of_runs;
    std::uint64_t depth = 0;   ///< documents of each list; 0: all
    std::uint64_t top = 1000;  ///< fused documents of a query; 0: all
};

/// --method, --weights, --norm and what goes with them.
[[nodiscard]] std::vector<Option> fusion_options(FusionOptions& target);

/// --list-methods and --explain-method.
[[nodiscard]] std::vector<Option> method_information_options();

/// Tells what cannot be: an unknown method, weights that do not fit, a choice that the method does
/// not look at. `complete`: no parameter is to be found by tuning.
void check_fusion(const FusionOptions& options, std::size_t runs, bool complete,
                  Problems& problems);

/// The method in force.
[[nodiscard]] MethodCall chosen_method(const FusionOptions& options);

/// Whether the method is one that has to be trained; false for an unknown one, too.
[[nodiscard]] bool learns(const FusionOptions& options);

/// Each value as a number, counted from 0 in the order in which the values first come up.
template <class Value>
[[nodiscard]] std::vector<std::size_t> numbered(const std::vector<Value>& values) {
    std::vector<Value> known;
    std::vector<std::size_t> numbers;
    for (const Value& value : values) {
        const auto place = std::find(known.begin(), known.end(), value);
        numbers.push_back(static_cast<std::size_t>(place - known.begin()));
        if (place == known.end()) known.push_back(value);
    }
    return numbers;
}

/// The settings that checked options mean. `rank_by` is that of --rank-by, "" for the score.
[[nodiscard]] FusionSettings fusion_settings(const FusionOptions& options,
                                             const std::string& rank_by, Duplicates duplicates);

}  // namespace rankline::cli
