// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <vector>

#include <rankline/cli/tool.hpp>

namespace rankline::cli {

/// What every tool exits with.
enum ExitCode : int {
    exit_done = 0,
    exit_negative = 1,  ///< a negative answer: a gate held, a check failed
    exit_trouble = 2,   ///< bad usage, unreadable or bad input, a failed write
};

/// Parses the command line and calls `work`, whose result becomes the exit code. The one place
/// where errors are printed: "ir-eval: a.run:17:42: message" on stderr, a line each.
[[nodiscard]] int run_main(const Tool& tool, int argc, const char* const* argv,
                           const std::function<int()>& work);

/// Each line on stderr, behind the name of the tool and what kind of line it is: "note", "gate".
void print_lines(const Tool& tool, const std::string& kind, const std::vector<std::string>& lines);

}  // namespace rankline::cli
