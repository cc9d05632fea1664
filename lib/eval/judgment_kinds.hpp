// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <rankline/eval/measure.hpp>
#include <rankline/eval/spread.hpp>
#include <rankline/model/qrels.hpp>

namespace rankline {

/// Throws Error(usage) when one of `measures` cannot be computed from judgments of the kind that
/// `qrels` has, or `spread` cannot be found with them.
void require_judgments(const std::vector<Measure>& measures, Spread spread, const Qrels& qrels);

}  // namespace rankline
