// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <rankline/cli/check_options.hpp>
#include <rankline/cli/check_report.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/cli/submission.hpp>
#include <rankline/cli/tool.hpp>

namespace rankline::cli {

/// FILE...
[[nodiscard]] std::vector<Operand> check_operands(CheckCommand& command);

/// The command's options as ir-check groups them. `command` must outlive them.
[[nodiscard]] std::vector<OptionGroup> check_option_groups(CheckCommand& command);

/// Tells whatever is wrong with the arguments before anything is read.
void check_check_command(CheckCommand& command, Problems& problems);

/// Checks the files, repairs the one of --fix, writes the report. Returns the exit code; throws
/// Error for what is neither clean nor dirty: a file that is not there, qrels that cannot be read.
[[nodiscard]] int check(const CheckCommand& command, const Tool& tool);

/// Checks one file against a profile and against what the command names, says what else it looks
/// like where that is known, and leaves it open in `opened`, with the judgments, unless it is an
/// archive that is damaged, which is a finding.
[[nodiscard]] CheckedFile check_run(const std::string& path, const CheckCommand& command,
                                    const CheckProfile& profile, Remarks& remarks,
                                    std::optional<OpenedRun>& opened);

/// The report in the format of that name.
[[nodiscard]] std::string report_text(const CheckReport& report, const std::string& format);

[[nodiscard]] int exit_code_of(const CheckReport& report, const CheckCommand& command);

}  // namespace rankline::cli
