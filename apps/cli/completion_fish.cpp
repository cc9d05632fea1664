// SPDX-License-Identifier: MIT
#include <rankline/cli/completion.hpp>
#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

std::string quoted_for_fish(const std::string& text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + "'";
}

std::string line(const Tool& tool, const Option& option) {
    std::string out = "complete -c " + tool.name;
    for (const char letter : option.letters) out += std::string(" -s ") + letter;
    if (!option.name.empty()) out += " -l " + option.name;
    const std::vector<std::string> words = completion_words(option);
    if (!words.empty()) {
        out += " -x -a " + quoted_for_fish(joined(words, " "));
    } else if (option.takes_file) {
        out += " -r -F";
    } else if (!option.value.empty()) {
        out += " -x";
    }
    return out + " -d " + quoted_for_fish(option.summary) + "\n";
}

}  // namespace

std::string fish_completion(const Tool& tool) {
    std::string out = "# fish completion for " + tool.name + "\n";
    for (const Option* option : tool.options()) {
        out += line(tool, *option);
    }
    return out;
}

}  // namespace rankline::cli
