// SPDX-License-Identifier: MIT
#include <rankline/fusion/method_name.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>

namespace rankline {

namespace {

[[noreturn]] void fail(const std::string& message) { throw Error(ErrorKind::usage, message); }

const FusionMethod& find_method(std::string_view name) {
    const std::string wanted = lower_case(name);
    for (const FusionMethod& method : fusion_methods()) {
        const auto is_wanted = [&](const std::string& each) { return lower_case(each) == wanted; };
        if (is_wanted(method.name) ||
            std::any_of(method.aliases.begin(), method.aliases.end(), is_wanted)) {
            return method;
        }
    }
    fail("unknown fusion method " + quoted(name) + did_you_mean(name, method_names()));
}

std::string parameter_list(const FusionMethod& method) {
    std::vector<std::string> names;
    for (const FusionParameter& parameter : method.parameters) names.push_back(parameter.name);
    return names.empty() ? "it takes none" : "it takes " + joined(names);
}

std::string range_of(const FusionParameter& parameter) {
    std::string text = parameter.whole ? "a whole number" : "a number";
    if (std::isfinite(parameter.minimum)) text += " from " + format_number(parameter.minimum, -1);
    if (std::isfinite(parameter.maximum)) text += " up to " + format_number(parameter.maximum, -1);
    return text;
}

/// Stores one argument, "k=60" or, by its place among them, "60".
void read_argument(std::string_view argument, std::size_t place, MethodCall& call) {
    const FusionMethod& method = *call.method;
    const std::size_t equals = argument.find('=');
    const std::string_view whole = argument;
    std::size_t index = place;
    if (equals != std::string_view::npos) {
        const std::string_view name = trimmed(argument.substr(0, equals));
        const auto found = std::find_if(method.parameters.begin(), method.parameters.end(),
                                        [&](const auto& each) { return each.name == name; });
        index = static_cast<std::size_t>(found - method.parameters.begin());
        argument.remove_prefix(equals + 1);
    }
    if (index >= method.parameters.size()) {
        fail(method.name + ": there is no parameter for " + quoted(trimmed(whole)) + "; " +
             parameter_list(method));
    }
    const std::optional<double> value = parse_double(trimmed(argument));
    if (!value) fail(method.name + ": not a number: " + quoted(argument));
    check_parameter(method, method.parameters[index], *value);
    call.numbers[index] = *value;
}

}  // namespace

void check_parameter(const FusionMethod& method, const FusionParameter& parameter, double value) {
    const bool in_range = value >= parameter.minimum && value <= parameter.maximum;
    if (in_range && std::isfinite(value) && (!parameter.whole || value == std::floor(value)))
        return;
    fail(method.name + ": " + parameter.name + " is " + format_number(value, -1) +
         ", which is not " + range_of(parameter));
}

MethodCall parse_method(std::string_view text) {
    text = trimmed(text);
    const std::size_t open = text.find('(');
    MethodCall call{&find_method(trimmed(text.substr(0, open))), {}};
    for (const FusionParameter& parameter : call.method->parameters) {
        call.numbers.push_back(
            parameter.default_value.value_or(std::numeric_limits<double>::quiet_NaN()));
    }
    if (open == std::string_view::npos) return call;
    if (!text.ends_with(')')) fail("a bracket is not closed in " + quoted(text));
    const std::string_view arguments = trimmed(text.substr(open + 1, text.size() - open - 2));
    if (arguments.empty()) return call;
    std::size_t place = 0;
    for (const std::string_view argument : split(arguments, ','))
        read_argument(argument, place++, call);
    return call;
}

void require_numbers(const MethodCall& call) {
    for (std::size_t i = 0; i < call.numbers.size(); ++i) {
        if (!std::isnan(call.numbers[i])) continue;
        const FusionParameter& parameter = call.method->parameters[i];
        fail(call.method->name + ": " + parameter.name + " must be given: " + call.method->name +
             "(" + parameter.name + "=...), " + range_of(parameter));
    }
}

std::string method_text(const MethodCall& call) {
    std::string arguments;
    for (std::size_t i = 0; i < call.numbers.size(); ++i) {
        arguments += (i == 0 ? "" : ",") + call.method->parameters[i].name + "=" +
                     format_number(call.numbers[i], -1);
    }
    return arguments.empty() ? call.method->name : call.method->name + "(" + arguments + ")";
}

std::vector<std::string> method_names() {
    std::vector<std::string> names;
    for (const FusionMethod& method : fusion_methods()) {
        names.push_back(method.name);
        names.insert(names.end(), method.aliases.begin(), method.aliases.end());
    }
    return names;
}

}  // namespace rankline
