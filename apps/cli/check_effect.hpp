// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/base/file_bytes.hpp>
#include <rankline/cli/check_report.hpp>
#include <rankline/model/qrels.hpp>

namespace rankline::cli {

/// Scores the run in the order of its scores and in that of its ranks. Empty where its format has
/// no more than one of these; throws Error(input) for a run that cannot be read.
[[nodiscard]] std::vector<OrderEffect> order_effects(const FileBytes& run, const Qrels& qrels,
                                                     const std::vector<std::string>& measures,
                                                     unsigned threads);

}  // namespace rankline::cli
