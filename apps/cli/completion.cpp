// SPDX-License-Identifier: MIT
#include <rankline/cli/completion.hpp>

#include <rankline/cli/binding.hpp>

namespace rankline::cli {

std::vector<Choice> completion_shells() {
    return {{"bash", "for /usr/share/bash-completion/completions/", {}},
            {"zsh", "for a folder of $fpath, as a file named _TOOL", {}},
            {"fish", "for ~/.config/fish/completions/", {}}};
}

std::string completion(const Tool& tool, const std::string& shell) {
    switch (find_choice(completion_shells(), shell)) {
        case 0:
            return bash_completion(tool);
        case 1:
            return zsh_completion(tool);
        default:
            return fish_completion(tool);
    }
}

std::vector<std::string> completion_words(const Option& option) {
    std::vector<std::string> words;
    for (const Choice& choice : option.binding.choices) words.push_back(choice.name);
    if (words.empty() && option.suggestions) words = option.suggestions();
    return words;
}

std::string completion_function(const Tool& tool) {
    std::string name = "_" + tool.name;
    for (char& c : name) {
        if (c == '-') c = '_';
    }
    return name;
}

}  // namespace rankline::cli
