// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/eval/measure.hpp>

namespace rankline::cli {

/// A line per measure: its name with what stands behind the @, trec_eval's names, the summary.
[[nodiscard]] std::string measure_list(const MeasureRegistry& registry);

/// The records of the measures that `name` means, as prose. Here, unlike in -m, a measure may also
/// be named without the cutoff it needs. Throws Error(usage).
[[nodiscard]] std::string explain_measure(const std::string& name, const MeasureRegistry& registry);

/// "nDCG[@k]": the name of a measure as a pattern.
[[nodiscard]] std::string measure_pattern(const MeasureRecord& record);

}  // namespace rankline::cli
