// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>
#include <rankline/eval/gate.hpp>

namespace rankline::cli {

/// Conditions under which the tool answers no.
struct GateOptions {
    std::vector<std::string> conditions;
};

/// --fail-if.
[[nodiscard]] std::vector<Option> gate_options(GateOptions& target);

/// The conditions, parsed; `level` is that of -l. Throws Error(usage) at the first bad one.
[[nodiscard]] std::vector<Gate> parse_gates(const GateOptions& options, double level);

/// Every condition that is none.
void check_gates(const GateOptions& options, double level, Problems& problems);

}  // namespace rankline::cli
