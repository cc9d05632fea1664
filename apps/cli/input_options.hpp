// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/cli/dataset_options.hpp>
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
    std::string rank_by;  ///< "" for the authority of the format
    std::string part;
    std::string rank_keys;  ///< "" for wikipedia_id
    Duplicates duplicates = Duplicates::error;
    bool real_grades = false;
};

/// QRELS RUN..., or RUN... alone where a dataset has the qrels.
[[nodiscard]] std::vector<Operand> qrels_and_runs(InputOptions& target,
                                                  const DatasetOptions& dataset);

/// -T, --rank-by, --part, --rank-keys, --duplicates.
[[nodiscard]] std::vector<Option> run_input_options(InputOptions& target);

/// -R, --real-grades.
[[nodiscard]] std::vector<Option> qrels_input_options(InputOptions& target);

/// --list-formats.
[[nodiscard]] std::vector<Option> format_information_options();

/// Tells which of `paths` cannot be opened, with the names in the same folder that are near, and
/// when more than one is standard input.
void check_files(const std::vector<std::string>& paths, Problems& problems);

/// An option that names a file to write: "", "-" or a path.
struct OutputOption {
    std::string option;  ///< "-o"
    std::string path;
};

/// That outputs replace neither an input nor each other, however their paths are written.
void check_outputs(const std::vector<OutputOption>& outputs, const std::vector<std::string>& inputs,
                   Problems& problems);

/// That the output of -o does not replace one of the inputs.
void check_output(const std::string& output, const std::vector<std::string>& inputs,
                  Problems& problems);

[[nodiscard]] QrelsReadOptions qrels_read_options(const InputOptions& options);

}  // namespace rankline::cli
