// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <rankline/cli/option.hpp>

namespace rankline::cli {

/// -h, --help, --version, --man and --completion: the same for every tool.
[[nodiscard]] std::vector<Option> information_options();

/// The words that every tool's help explains.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> common_terms();

/// What the exit codes of every tool mean; `negative` says what 1 stands for.
[[nodiscard]] std::vector<std::pair<int, std::string>> common_exit_codes(
    const std::string& negative);

}  // namespace rankline::cli
