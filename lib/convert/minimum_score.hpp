// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include <rankline/convert/run_operation.hpp>

namespace rankline {

/// --min-score: leaves the documents with a score of `minimum` or more; not NaN.
[[nodiscard]] std::unique_ptr<RunOperation> minimum_score(double minimum);

}  // namespace rankline
