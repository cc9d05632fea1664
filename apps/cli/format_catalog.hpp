// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/model/run.hpp>

namespace rankline::cli {

/// As --rank-by has it.
[[nodiscard]] const char* name_of(RankBy rank_by);

/// --list-formats: every format of qrels, of runs and of output, with its definition.
[[nodiscard]] std::string format_list();

}  // namespace rankline::cli
