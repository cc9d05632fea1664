// SPDX-License-Identifier: MIT
#include <string_view>

#include <rankline/cli/completion.hpp>
#include <rankline/cli/document.hpp>
#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

/// `text` between single quotes of the shell, with the characters of `special`, which mean
/// something to _arguments, escaped.
std::string escaped(const std::string& text, std::string_view special) {
    std::string out;
    for (const char c : text) {
        if (c == '\'') {
            out += "'\\''";
            continue;
        }
        if (special.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string message(const std::string& text) { return escaped(text, "[]:\\"); }
std::string word_of_list(const std::string& text) { return escaped(text, "[]:\\() "); }

/// ":NAME:(words)", ":FILE:_files", ":NAME: ", or nothing for a flag.
std::string value(const Option& option) {
    if (option.value.empty()) return "";
    std::vector<std::string> words = completion_words(option);
    std::string action = option.takes_file ? "_files" : " ";
    if (!words.empty()) {
        for (std::string& word : words) word = word_of_list(word);
        action = "(" + joined(words, " ") + ")";
    }
    return ":" + message(option.value) + ":" + action;
}

/// A specification per spelling; the others of the same option are excluded once it is given.
std::string specifications(const Option& option) {
    const std::vector<std::string> names = option_names(option);
    const std::string before = option.repeatable ? "*" : "(" + joined(names, " ") + ")";
    const std::string behind = "[" + message(option.summary) + "]" + value(option) + "' \\\n";
    std::string out;
    for (const std::string& name : names) {
        out += "    '";
        out += before;
        out += name;
        // Whether the value may or must be attached.
        if (!option.value.empty()) out += name.starts_with("--") ? '=' : '+';
        out += behind;
    }
    return out;
}

}  // namespace

std::string zsh_completion(const Tool& tool) {
    std::string out = "#compdef " + tool.name + "\n_arguments -s -S \\\n";
    for (const Option* option : tool.options()) {
        out += specifications(*option);
    }
    for (const Operand& operand : tool.operands) {
        out += std::string("    '") + (operand.repeats ? "*" : "") +
               (operand.left_out && !operand.repeats ? "::" : ":") + message(operand.name) +
               ":_files' \\\n";
    }
    return out.substr(0, out.size() - 3) + "\n";
}

}  // namespace rankline::cli
