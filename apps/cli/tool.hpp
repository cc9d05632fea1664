// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <rankline/cli/option.hpp>
#include <rankline/cli/problems.hpp>

namespace rankline::cli {

/// A positional argument. All are required, but for one that options stand in for; the last one may
/// repeat.
struct Operand {
    std::string name{};  ///< "RUN"
    std::string summary{};
    std::function<void(const std::string& text)> set{};
    bool repeats = false;
    /// Where an option can stand in for it: whether one does, asked once the options are stored.
    /// One that repeats may be there all the same.
    std::function<bool()> left_out{};
};

/// A command one can type, and what it is for.
struct Example {
    std::string meaning;
    std::string command;
};

/// All that a tool says about itself.
struct Tool {
    std::string name;                      ///< "ir-eval"
    std::string summary;                   ///< part of a sentence: "score runs against ..."
    std::vector<std::string> description;  ///< paragraphs
    std::vector<Operand> operands;
    std::vector<OptionGroup> groups;
    std::vector<Example> examples;
    std::vector<std::pair<std::string, std::string>> terms;  ///< word, definition
    std::vector<std::pair<int, std::string>> exit_codes;
    std::vector<std::string> see_also;  ///< man pages: "ir-compare(1)"

    /// Looks for further trouble in the arguments once all of them are stored: what depends on two
    /// options, measures, files. It is told together with what the parser found.
    std::function<void(Problems&)> check;

    /// Every option, in the order of the help.
    [[nodiscard]] std::vector<const Option*> options() const {
        std::vector<const Option*> all;
        for (const OptionGroup& group : groups) {
            for (const Option& option : group.options) all.push_back(&option);
        }
        return all;
    }
};

}  // namespace rankline::cli
