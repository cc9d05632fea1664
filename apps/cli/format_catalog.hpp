// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace rankline::cli {

/// --list-formats: every format of qrels, of runs and of output, with its definition.
[[nodiscard]] std::string format_list();

}  // namespace rankline::cli
