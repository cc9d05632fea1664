// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace rankline::cli {

struct Tool;

/// A word that an option takes, and what it stands for.
struct Choice {
    std::string name;
    std::string meaning;
    std::vector<std::string> aliases{};  ///< accepted, but shown nowhere
};

/// What the value of an option is where it is written as data.
enum class ValueType { text, number, boolean };

/// Where the value of an option goes. Made by the functions of binding.hpp.
struct Binding {
    /// Takes the text behind the option ("" for a flag). Throws Error(usage) saying what is wrong
    /// with it; the name of the option is put before that by the parser.
    std::function<void(const std::string& text)> set{};
    /// The value in force, as one would write it on the command line; "" if there is none.
    std::function<std::string()> show{};
    ValueType type = ValueType::text;  ///< of what `show` returns
    std::vector<Choice> choices{};     ///< not empty: nothing else is allowed
};

/// Everything about one option. Parser, -h, --help, man page and completions are all made from
/// these records, so nothing about an option is written twice.
struct Option {
    std::string letters{};               ///< "m", or "Mk" where two letters mean the same
    std::string name{};                  ///< long name without dashes; "" if it only has a letter
    std::vector<std::string> aliases{};  ///< further long names, accepted but shown nowhere
    std::string value{};                 ///< what the value is called, "FILE"; "" for a flag
    std::string summary{};               ///< for -h: part of a sentence, no choices, no full stop
    std::string details{};               ///< for --help: the sentences that follow the summary
    Binding binding{};
    std::size_t values = 1;   ///< how many a mention takes
    bool repeatable = false;  ///< each mention adds; otherwise the last one counts
    bool recorded = false;    ///< changes numbers: belongs into a report's provenance
    bool takes_file = false;  ///< completes to file names
    std::function<std::vector<std::string>()> suggestions{};  ///< likely values, for completion

    /// Not null: the option asks for a text, which the tool prints instead of doing its work.
    std::function<std::string(const Tool& tool, const std::string& text)> answer{};
};

/// Options under one heading of the help.
struct OptionGroup {
    std::string title;
    std::vector<Option> options;
};

/// One list after the other.
[[nodiscard]] std::vector<Option> concatenated(std::vector<std::vector<Option>> lists);

/// "--measure", or "-h" for an option without a long name.
[[nodiscard]] std::string spelled(const Option& option);

}  // namespace rankline::cli
