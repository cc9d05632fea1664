// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/datasets/query_lines.hpp>

namespace rankline {

/// A QueryReader that passes over the lines of a query and takes its id from the first, but looks
/// at nothing else: to find where each query stands. The best one for this processor.
[[nodiscard]] QueryReader query_passer() noexcept;

}  // namespace rankline
