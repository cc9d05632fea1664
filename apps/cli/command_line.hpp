// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <rankline/cli/tool.hpp>

namespace rankline::cli {

/// Stores `arguments` (without the program's name) where the tool's options and operands are bound
/// and runs the tool's check. Throws one Error(usage) with everything that is wrong.
///
/// If an option asks for a text (-h, --version, ...) returns the text; the other arguments are then
/// nobody's business.
///
/// The conventions are getopt_long's: letters can be bundled (-qc) and have their value attached
/// (-M100), options and operands mix in any order, "--" ends the options, "-" is an operand. An
/// option takes exactly one value and never splits it.
[[nodiscard]] std::optional<std::string> parse_command_line(
    const Tool& tool, const std::vector<std::string>& arguments);

}  // namespace rankline::cli
