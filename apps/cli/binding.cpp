// SPDX-License-Identifier: MIT
#include <rankline/cli/binding.hpp>

#include <cmath>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/base/text.hpp>
#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

[[noreturn]] void reject(const std::string& text, const std::string& what) {
    throw Error(ErrorKind::usage, quoted(text) + " is not " + what);
}

double real_number(const std::string& text) {
    const std::optional<double> value = parse_double(text);
    if (!value || !std::isfinite(*value)) reject(text, "a number");
    return *value;
}

std::uint64_t whole_number(const std::string& text, std::uint64_t minimum, std::uint64_t maximum) {
    const std::optional<std::int64_t> value = parse_integer(text);
    if (!value || *value < 0 || static_cast<std::uint64_t>(*value) < minimum ||
        static_cast<std::uint64_t>(*value) > maximum) {
        reject(text,
               "a whole number from " + std::to_string(minimum) + " to " + std::to_string(maximum));
    }
    return static_cast<std::uint64_t>(*value);
}

}  // namespace

Binding bind_flag(bool& target) {
    return {.set = [&target](const std::string&) { target = true; },
            .show = [&target] { return std::string(target ? "true" : "false"); },
            .type = ValueType::boolean,
            .choices = {}};
}

Binding bind_text(std::string& target) {
    return {.set = [&target](const std::string& text) { target = text; },
            .show = [&target] { return target; },
            .choices = {}};
}

Binding bind_list(std::vector<std::string>& target) {
    return {.set = [&target](const std::string& text) { target.push_back(text); },
            .show = [&target] { return joined(target, " "); },
            .choices = {}};
}

Binding bind_real(double& target) {
    return {.set = [&target](const std::string& text) { target = real_number(text); },
            .show = [&target] { return format_number(target, -1); },
            .type = ValueType::number,
            .choices = {}};
}

Binding bind_real(std::optional<double>& target) {
    return {.set = [&target](const std::string& text) { target = real_number(text); },
            .show = [&target] { return target ? format_number(*target, -1) : std::string(); },
            .type = ValueType::number,
            .choices = {}};
}

Binding bind_whole(std::uint64_t& target, std::uint64_t minimum, std::uint64_t maximum) {
    return {.set = [&target, minimum, maximum](
                       const std::string& text) { target = whole_number(text, minimum, maximum); },
            .show = [&target] { return std::to_string(target); },
            .type = ValueType::number,
            .choices = {}};
}

Binding bind_whole(std::optional<std::uint64_t>& target, std::uint64_t minimum,
                   std::uint64_t maximum) {
    return {.set = [&target, minimum, maximum](
                       const std::string& text) { target = whole_number(text, minimum, maximum); },
            .show = [&target] { return target ? std::to_string(*target) : std::string(); },
            .type = ValueType::number,
            .choices = {}};
}

std::size_t find_choice(const std::vector<Choice>& choices, const std::string& text) {
    std::vector<std::string> names;
    std::vector<std::string> accepted;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (choices[i].name == text) return i;
        for (const std::string& alias : choices[i].aliases) {
            if (alias == text) return i;
            accepted.push_back(alias);
        }
        names.push_back(choices[i].name);
    }
    const std::string list = joined(names);
    names.insert(names.end(), accepted.begin(), accepted.end());
    reject(text, "one of " + list + did_you_mean(text, names));
}

Binding bind_name(std::string& target, std::vector<Choice> choices) {
    Binding binding;
    binding.choices = std::move(choices);
    binding.set = [&target, all = binding.choices](const std::string& text) {
        target = all[find_choice(all, text)].name;
    };
    binding.show = [&target] { return target; };
    return binding;
}

}  // namespace rankline::cli
