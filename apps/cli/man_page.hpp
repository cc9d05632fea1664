// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/cli/tool.hpp>

namespace rankline::cli {

/// The tool's man page in roff with the man macros. `version` stands in its foot.
[[nodiscard]] std::string man_page(const Tool& tool, const std::string& version);

}  // namespace rankline::cli
