// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>
#include <rankline/convert/collapse.hpp>

namespace rankline::cli {

/// Which queries and documents of a run stay. File names are "" where none is given.
struct RunSurgeryOptions {
    std::string keep_queries;
    std::string drop_queries;
    std::string fold;  ///< "2/5", "" if none
    std::string drop_fold;
    std::optional<std::uint64_t> sample_queries;
    std::optional<std::uint64_t> seed;

    std::string keep_docs;
    std::string drop_docs;
    std::string keep_corpus;
    bool judged = false;
    bool unjudged = false;
    std::string qrels;
    std::optional<double> min_grade;
    bool drop_own_query = false;

    std::string equivalents;
    bool canonical_ids = false;
    std::optional<PassageScores> collapse;
    std::optional<std::uint64_t> collapse_top;
    std::string passage_delimiter;
    std::string passage_pattern;

    std::optional<double> min_score;
    std::optional<std::uint64_t> depth;
};

/// The options, in the order in which they act.
[[nodiscard]] std::vector<Option> run_surgery_options(RunSurgeryOptions& target);

/// Whether some of the queries may be left out before their lines are read.
[[nodiscard]] bool chooses_queries(const RunSurgeryOptions& options);

/// Whether --seed changes anything.
[[nodiscard]] bool draws_queries(const RunSurgeryOptions& options);

/// The first option given that looks at scores, "" if there is none: not for a run that has only
/// ranks.
[[nodiscard]] std::string option_on_scores(const RunSurgeryOptions& options);

/// The files that the options name, for check_files.
[[nodiscard]] std::vector<std::string> run_surgery_files(const RunSurgeryOptions& options);

/// What of them chooses queries, and nothing else.
[[nodiscard]] RunSurgeryOptions query_choice(const RunSurgeryOptions& options);

/// Tells what of query_choice cannot be.
void check_query_choice(const RunSurgeryOptions& options, Problems& problems);

/// Tells what cannot be or would have no effect, files aside.
void check_run_surgery(const RunSurgeryOptions& options, Problems& problems);

}  // namespace rankline::cli
