// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/model/judgments.hpp>

namespace rankline {

/// Judgments of any kind as grades: of each document of a topic the highest it has, whatever group,
/// subtopic or stratum it has it for. Graded ones stay as they are.
[[nodiscard]] Judgments highest_grades(Judgments judgments);

}  // namespace rankline
