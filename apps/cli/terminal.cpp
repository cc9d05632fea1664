// SPDX-License-Identifier: MIT
#include <rankline/cli/terminal.hpp>

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace rankline::cli {

Terminal this_terminal() {
    const char* const no_color = std::getenv("NO_COLOR");
    const char* const term = std::getenv("TERM");
    Terminal terminal;
    terminal.output_is_terminal = ::isatty(STDOUT_FILENO) == 1;
    terminal.errors_are_terminal = ::isatty(STDERR_FILENO) == 1;
    terminal.no_color = (no_color != nullptr && *no_color != '\0') ||
                        (term != nullptr && std::string_view(term) == "dumb");
    return terminal;
}

bool use_color(Color color, const std::string& output_path, const Terminal& terminal) {
    if (color != Color::automatic) return color == Color::always;
    const bool to_stdout = output_path.empty() || output_path == "-";
    return to_stdout && terminal.output_is_terminal && !terminal.no_color;
}

}  // namespace rankline::cli
