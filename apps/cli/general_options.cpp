// SPDX-License-Identifier: MIT
#include <rankline/cli/general_options.hpp>

#include <rankline/cli/binding.hpp>

namespace rankline::cli {

std::vector<Option> general_options(GeneralOptions& target) {
    constexpr std::uint64_t most_threads = 4096;
    std::vector<Option> options;
    options.push_back({.name = "strict",
                       .summary = "findings are errors: exit with 2 and write nothing",
                       .details = "Findings are tied scores across a cutoff, ranks that disagree "
                                  "with scores, queries that are missing or not judged, and what "
                                  "else is told as a note.",
                       .binding = bind_flag(target.strict)});
    options.push_back({.name = "quiet",
                       .summary = "no notes and no progress bar on stderr",
                       .details = "Errors are still told.",
                       .binding = bind_flag(target.quiet)});
    options.push_back({.letters = "j",
                       .name = "threads",
                       .value = "COUNT",
                       .summary = "threads to use, 0 for all there are",
                       .details = "The output does not depend on it.",
                       .binding = bind_whole(target.threads, 0, most_threads)});
    return options;
}

}  // namespace rankline::cli
