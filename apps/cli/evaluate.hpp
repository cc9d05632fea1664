// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <rankline/cli/dataset_options.hpp>
#include <rankline/cli/eval_dataset.hpp>
#include <rankline/cli/gate_options.hpp>
#include <rankline/cli/general_options.hpp>
#include <rankline/cli/input_options.hpp>
#include <rankline/cli/measure_options.hpp>
#include <rankline/cli/output_options.hpp>
#include <rankline/cli/policy_options.hpp>
#include <rankline/cli/profile_options.hpp>
#include <rankline/cli/scoring_options.hpp>
#include <rankline/cli/summary_options.hpp>
#include <rankline/cli/tool.hpp>

namespace rankline::cli {

/// Everything ir-eval can be told.
struct EvalCommand {
    InputOptions input;
    DatasetOptions dataset;
    MeasureOptions measures;
    ScoringOptions scoring;
    ProfileOptions profile;
    PolicyOptions policy;
    SummaryOptions summary;
    std::optional<std::uint64_t> seed;  ///< settled if anything is drawn
    OutputOptions output;
    GateOptions gates;
    GeneralOptions general;
    std::optional<SettledDataset> settled_dataset;   ///< once checked, with --dataset
    std::string explain_query;                       ///< a query id; "": none
    std::optional<std::uint64_t> suggest_judgments;  ///< how many; not given: none
};

/// [QRELS] RUN...
[[nodiscard]] std::vector<Operand> eval_operands(EvalCommand& command);

/// The command's options as ir-eval groups them. `command` must outlive them.
[[nodiscard]] std::vector<OptionGroup> eval_option_groups(EvalCommand& command);

/// Tells whatever is wrong with the arguments before anything is read, and settles those that
/// depend on each other.
void check_eval_command(EvalCommand& command, Problems& problems);

/// Reads the qrels once, scores every run, writes one report. Returns the exit code; throws Error,
/// with a line for each bad file, before anything is written. `tool` gives its name and the options
/// in force; in `command` what was left open is settled, so that these are complete.
[[nodiscard]] int evaluate(EvalCommand& command, const Tool& tool);

}  // namespace rankline::cli
