// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <rankline/fusion/method.hpp>

namespace rankline {

/// A method and the numbers it was called with.
struct MethodCall {
    const FusionMethod* method = nullptr;
    std::vector<double> numbers;  ///< in the order of its parameters; NaN for one that is still to
                                  ///< be given (see require_numbers)
};

/// "rrf", "rrf(60)", "rrf(k=60)", in any case and by any alias. Throws Error(usage) with the
/// nearest names, the parameter at fault or its range.
[[nodiscard]] MethodCall parse_method(std::string_view text);

/// Throws Error(usage) if a parameter that has no default was not given.
void require_numbers(const MethodCall& call);

/// "rrf(k=60)": all parameters are written, for provenance.
[[nodiscard]] std::string method_text(const MethodCall& call);

/// All names and aliases, for completion and suggestions.
[[nodiscard]] std::vector<std::string> method_names();

/// Throws Error(usage) if `value` is not one that the parameter may have.
void check_parameter(const FusionMethod& method, const FusionParameter& parameter, double value);

}  // namespace rankline
