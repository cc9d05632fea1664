// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>
#include <rankline/cli/tool.hpp>
#include <rankline/datasets/format.hpp>

namespace rankline::cli {

/// Which files, and how they are read.
struct InputOptions {
    std::string qrels;
    std::vector<std::string> runs;
    std::string qrels_format;  ///< "" to sniff
    std::string run_format;
    std::string rank_by;       ///< "" for the authority of the format
    std::string part;
    Duplicates duplicates = Duplicates::error;
    bool real_grades = false;
};

/// QRELS RUN...
[[nodiscard]] std::vector<Operand> qrels_and_runs(InputOptions& target);

/// -R, -T, --rank-by, --part, --duplicates, --real-grades.
[[nodiscard]] std::vector<Option> input_options(InputOptions& target);

/// --list-formats.
[[nodiscard]] std::vector<Option> format_information_options();

/// Files that cannot be opened, with the names in the folder that are near, and a second "-".
void check_files(const InputOptions& options, Problems& problems);

/// Adds a problem unless `path` is "-" or a file that can be opened for reading.
void check_readable(const std::string& path, Problems& problems);

[[nodiscard]] QrelsReadOptions qrels_read_options(const InputOptions& options);

}  // namespace rankline::cli
