// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace rankline::cli {

/// Whether ANSI escapes may be written to standard output, of the values of --color.
enum class Color { automatic, always, never };

/// What `automatic` depends on.
struct Terminal {
    bool output_is_terminal = false;
    bool errors_are_terminal = false;
    bool no_color = false;  ///< NO_COLOR is set (https://no-color.org), or TERM is "dumb"
};

/// Asks the system.
[[nodiscard]] Terminal this_terminal();

/// `output_path` is the -o of the tool; a file gets colour only when it is asked for by `always`.
[[nodiscard]] bool use_color(Color color, const std::string& output_path, const Terminal& terminal);

}  // namespace rankline::cli
