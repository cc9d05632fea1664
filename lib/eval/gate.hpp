// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include <rankline/eval/measure.hpp>

namespace rankline {

/// A condition on a summary under which a tool answers no: "nDCG@10 < 0.42" (--fail-if).
struct Gate {
    enum class Comparison { less, less_equal, greater, greater_equal, equal, not_equal };
    std::string text;  ///< as written
    Measure measure;
    Comparison comparison = Comparison::less;
    double bound = 0;

    /// A NaN summary holds every condition: a gate must not pass because nothing was measured.
    [[nodiscard]] bool holds(double value) const noexcept;
};

/// "MEASURE OP NUMBER" with OP one of < <= > >= == !=. Throws Error(usage).
[[nodiscard]] Gate parse_gate(std::string_view text, const MeasureRegistry& registry, double level);

}  // namespace rankline
