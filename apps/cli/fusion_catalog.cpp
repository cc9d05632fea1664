// SPDX-License-Identifier: MIT
#include <rankline/cli/fusion_catalog.hpp>

#include <algorithm>
#include <cmath>

#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/cli/text_layout.hpp>
#include <rankline/fusion/method_name.hpp>

namespace rankline::cli {

namespace {

/// "rrf(k=60)", "combgmnz(gamma)".
std::string pattern_of(const FusionMethod& method) {
    std::vector<std::string> parameters;
    for (const FusionParameter& parameter : method.parameters) {
        parameters.push_back(parameter.default_value
                                 ? parameter.name + "=" +
                                       format_number(*parameter.default_value, -1)
                                 : parameter.name);
    }
    return parameters.empty() ? method.name : method.name + "(" + joined(parameters, ",") + ")";
}

std::string needs_of(const FusionMethod& method) {
    std::string needs = method.reads == FusionReads::ranks    ? "ranks"
                        : method.reads == FusionReads::scores ? "scores"
                                                              : "scores and ranks";
    if (method.weighted) needs += ", weights";
    if (method.train != nullptr) needs += ", training";
    return needs;
}

std::string described(const FusionParameter& parameter) {
    std::string text = parameter.name + ": " + (parameter.whole ? "whole number" : "number");
    if (std::isfinite(parameter.minimum)) text += " from " + format_number(parameter.minimum, -1);
    if (std::isfinite(parameter.maximum)) text += " to " + format_number(parameter.maximum, -1);
    text += parameter.default_value
                ? " (default: " + format_number(*parameter.default_value, -1) + ")"
                : " (to be given)";
    return text + ": " + parameter.meaning;
}

}  // namespace

std::string method_list() {
    std::size_t name_width = 0;
    std::size_t needs_width = 0;
    for (const FusionMethod& method : fusion_methods()) {
        name_width = std::max(name_width, pattern_of(method).size());
        needs_width = std::max(needs_width, needs_of(method).size());
    }
    std::string text;
    for (const FusionMethod& method : fusion_methods()) {
        text += padded(pattern_of(method), name_width + 2) +
                padded(needs_of(method), needs_width + 2) + method.summary + "\n";
    }
    return text;
}

std::string explain_method(const std::string& name) {
    const FusionMethod& method = *parse_method(name).method;
    std::string parameters;
    for (const FusionParameter& parameter : method.parameters)
        parameters += wrapped(described(parameter), 6);
    if (!parameters.empty()) parameters = "  Parameters\n" + parameters;
    return pattern_of(method) + " - " + method.summary + "\n" +
           part("Definition", method.definition) + parameters + part("Looks at", needs_of(method)) +
           part("Other names", joined(method.aliases)) + part("Differs", method.differs) +
           part("Citation", method.citation);
}

}  // namespace rankline::cli
