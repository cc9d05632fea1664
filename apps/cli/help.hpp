// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/cli/tool.hpp>

namespace rankline::cli {

/// -h: how to call the tool, and a line per option under the headings of the groups.
[[nodiscard]] std::string short_help(const Tool& tool);

/// --help: everything the tool says about itself, as prose.
[[nodiscard]] std::string long_help(const Tool& tool);

}  // namespace rankline::cli
