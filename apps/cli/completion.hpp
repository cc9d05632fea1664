// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/cli/tool.hpp>

namespace rankline::cli {

/// Scripts that teach a shell to complete the tool's options, their values and file names.
[[nodiscard]] std::string bash_completion(const Tool& tool);
[[nodiscard]] std::string zsh_completion(const Tool& tool);
[[nodiscard]] std::string fish_completion(const Tool& tool);

/// The shells there are scripts for, and the script for one of them; throws Error(usage).
[[nodiscard]] std::vector<Choice> completion_shells();
[[nodiscard]] std::string completion(const Tool& tool, const std::string& shell);

/// What can stand behind an option, if that can be listed.
[[nodiscard]] std::vector<std::string> completion_words(const Option& option);

/// "_ir_eval": a name that a shell takes for a function.
[[nodiscard]] std::string completion_function(const Tool& tool);

}  // namespace rankline::cli
