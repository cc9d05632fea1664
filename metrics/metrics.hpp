// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/eval/measure.hpp>

namespace rankline {

/// All measures: the records of the families listed in metrics/CMakeLists.txt.
[[nodiscard]] const MeasureRegistry& measure_registry();

}  // namespace rankline
