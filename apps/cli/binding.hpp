// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <rankline/cli/option.hpp>

namespace rankline::cli {

/// The bound variable must outlive the binding; its value beforehand is the default.

[[nodiscard]] Binding bind_flag(bool& target);
[[nodiscard]] Binding bind_text(std::string& target);
[[nodiscard]] Binding bind_list(std::vector<std::string>& target);
[[nodiscard]] Binding bind_real(double& target);
[[nodiscard]] Binding bind_real(std::optional<double>& target);

/// A decimal number within [minimum, maximum]. Without a value an optional one shows as "".
[[nodiscard]] Binding bind_whole(std::uint64_t& target, std::uint64_t minimum,
                                 std::uint64_t maximum);
[[nodiscard]] Binding bind_whole(std::optional<std::uint64_t>& target, std::uint64_t minimum,
                                 std::uint64_t maximum = std::numeric_limits<std::int64_t>::max());

/// One of `choices`; `target` becomes its name, also when an alias was given.
[[nodiscard]] Binding bind_name(std::string& target, std::vector<Choice> choices);

/// Throws Error(usage) with the nearest names when `text` is none of `choices`.
[[nodiscard]] std::size_t find_choice(const std::vector<Choice>& choices, const std::string& text);

/// One of an enumeration's values, by name.
template <typename Value>
[[nodiscard]] Binding bind_choice(Value& target, const std::vector<std::pair<Value, Choice>>& all) {
    std::vector<Value> values;
    Binding binding;
    for (const auto& [value, choice] : all) {
        values.push_back(value);
        binding.choices.push_back(choice);
    }
    binding.set = [&target, values, choices = binding.choices](const std::string& text) {
        target = values[find_choice(choices, text)];
    };
    binding.show = [&target, values, choices = binding.choices] {
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (target == values[i]) return choices[i].name;
        }
        return std::string();
    };
    return binding;
}

}  // namespace rankline::cli
