// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <vector>

#include <rankline/cli/conversion_options.hpp>
#include <rankline/cli/dataset_options.hpp>
#include <rankline/cli/general_options.hpp>
#include <rankline/cli/input_options.hpp>
#include <rankline/cli/join_options.hpp>
#include <rankline/cli/qrels_conversion_options.hpp>
#include <rankline/cli/run_surgery_options.hpp>
#include <rankline/cli/tool.hpp>

namespace rankline::cli {

/// Everything ir-convert can be told.
struct ConvertCommand {
    InputOptions input;  ///< all inputs are in its `runs`, whatever they are
    DatasetOptions dataset;
    ConversionOptions conversion;
    RunSurgeryOptions surgery;
    JoinOptions join;
    QrelsConversionOptions qrels;
    GeneralOptions general;
    std::vector<std::string> dataset_files;  ///< once checked: those taken from --dataset
    std::optional<FoundFile> dataset_qrels;  ///< the judgments among them
};

/// IN..., or nothing where a dataset has the qrels
[[nodiscard]] std::vector<Operand> convert_operands(ConvertCommand& command);

/// The command's options as ir-convert groups them. `command` must outlive them.
[[nodiscard]] std::vector<OptionGroup> convert_option_groups(ConvertCommand& command);

/// Tells whatever is wrong with the arguments before anything is read, and settles the kind of the
/// inputs where an option says it.
void check_convert_command(ConvertCommand& command, Problems& problems);

/// Converts. Returns the exit code; throws Error, and then leaves no file.
[[nodiscard]] int convert(ConvertCommand& command, const Tool& tool);

}  // namespace rankline::cli
