// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/cli/tool.hpp>

namespace rankline::cli {

/// "0.1.0", of all tools.
[[nodiscard]] std::string version();

/// What --version prints: the tool, and each library it was built with.
[[nodiscard]] std::string version_text(const Tool& tool);

}  // namespace rankline::cli
