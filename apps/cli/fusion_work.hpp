// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>

namespace rankline::cli {

/// How parameters and weights are searched.
enum class FusionSearch { grid, ascent, golden };

/// What is done with a fusion, other than writing it.
struct FusionWork {
    bool score = false;  ///< --eval was given; its file is that of the evaluation
    std::string qrels;   ///< judgments to train, tune or analyse with
    std::string tune;    ///< a measure; "" if nothing is tuned
    FusionSearch search = FusionSearch::grid;
    std::uint64_t folds = 5;
    std::uint64_t weight_steps = 10;
    std::uint64_t seed = 1;
    std::string params;    ///< file of parameters: written by tuning and training, else read
    std::string sweep;     ///< "rrf.k=1..200"
    std::string explain;   ///< "QID[:DOCID]"
    std::string manifest;  ///< file for provenance
    bool ablate = false;
    bool overlap = false;
    bool oracle = false;

    /// Whether a fused run is written.
    [[nodiscard]] bool writes_run() const;
    /// Whether judgments are needed.
    [[nodiscard]] bool judges() const;
    /// Whether a table is printed, which -f makes tab-separated.
    [[nodiscard]] bool prints_table() const;
};

/// --qrels, and --eval, whose file goes to `evaluation`.
[[nodiscard]] std::vector<Option> judgment_options(FusionWork& target, std::string& evaluation);

/// --tune and what goes with it, --params, --sweep.
[[nodiscard]] std::vector<Option> tuning_options(FusionWork& target);

/// --explain, --ablate, --overlap, --oracle.
[[nodiscard]] std::vector<Option> analysis_options(FusionWork& target);

/// Tells what contradicts itself, lacks judgments or is of no effect. `learns`: the method is one
/// that has to be trained.
void check_work(const FusionWork& work, bool learns, Problems& problems);

}  // namespace rankline::cli
