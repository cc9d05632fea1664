// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include <rankline/eval/measure.hpp>

namespace rankline::property {

/// Every measure of the registry that reads judgments of this kind, each with a few settings of
/// its cutoff and relevance level and the defaults of its other parameters.
[[nodiscard]] std::vector<Measure> measures_of(JudgmentKind kind);

/// Every measure of the registry that reads judgments of this kind, with each of its parameters set
/// to each of its choices, or to some numbers within its bounds, the others at their defaults.
[[nodiscard]] std::vector<Measure> settings_of(JudgmentKind kind);

/// The kinds of judgments that some measure reads.
[[nodiscard]] std::vector<JudgmentKind> judgment_kinds();

/// Whether a query has a number of this measure (and not a text, or nothing).
[[nodiscard]] bool has_values(const Measure& measure);

/// Whether `value` is what a query without anything to divide by has of a pooled measure.
[[nodiscard]] bool is_empty_quotient(const Measure& measure, double value);

}  // namespace rankline::property
