// SPDX-License-Identifier: MIT
#include <rankline/cli/gate_options.hpp>

#include <rankline/cli/binding.hpp>
#include <rankline/metrics/metrics.hpp>

namespace rankline::cli {

std::vector<Option> gate_options(GateOptions& target) {
    std::vector<Option> options;
    options.push_back({.name = "fail-if",
                       .value = "CONDITION",
                       .summary = "exit with 1 if a summary is so: 'nDCG@10 < 0.42'",
                       .details = "A measure, one of < <= > >= == !=, and a number. It holds if it "
                                  "does for any of the runs, and for a value that is not defined. "
                                  "The report is written all the same.",
                       .binding = bind_list(target.conditions),
                       .repeatable = true});
    return options;
}

std::vector<Gate> parse_gates(const GateOptions& options, double level) {
    std::vector<Gate> gates;
    for (const std::string& condition : options.conditions) {
        gates.push_back(parse_gate(condition, measure_registry(), level));
    }
    return gates;
}

void check_gates(const GateOptions& options, double level, Problems& problems) {
    for (const std::string& condition : options.conditions) {
        problems.attempt(
            [&] { static_cast<void>(parse_gate(condition, measure_registry(), level)); });
    }
}

}  // namespace rankline::cli
