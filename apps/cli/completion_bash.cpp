// SPDX-License-Identifier: MIT
#include <rankline/cli/completion.hpp>
#include <rankline/cli/document.hpp>

namespace rankline::cli {

namespace {

std::string joined(const std::vector<std::string>& texts, const std::string& separator) {
    std::string all;
    for (const std::string& text : texts) all += (all.empty() ? "" : separator) + text;
    return all;
}

/// Completes to the lines that `compgen` prints, so that a name with a blank stays one.
std::string reply(const std::string& compgen) {
    return "mapfile -t COMPREPLY < <(compgen " + compgen + " -- \"$current\")";
}

/// One branch per option with a value: words, files, or nothing that could be listed.
std::string value_branch(const Option& option) {
    const std::vector<std::string> words = completion_words(option);
    std::string action;
    if (!words.empty()) {
        action = reply("-W '" + joined(words, " ") + "'") + "; ";
    } else if (option.takes_file) {
        action = reply("-f") + "; ";
    }
    return "        " + joined(option_names(option), "|") + ") " + action + "return ;;\n";
}

}  // namespace

std::string bash_completion(const Tool& tool) {
    std::vector<std::string> names;
    std::string branches;
    for (const Option* option : tool.options()) {
        if (option->hidden) continue;
        for (const std::string& name : option_names(*option)) names.push_back(name);
        if (!option->value.empty()) branches += value_branch(*option);
    }
    const std::string function = completion_function(tool);
    // Bash takes the '=' of --format=trec for a word of its own.
    return "# bash completion for " + tool.name + "\n" + function + "() {\n"
           "    local current=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
           "    COMPREPLY=()\n"
           "    if [[ $current == '=' ]]; then current=''; fi\n"
           "    if [[ $before == '=' ]]; then before=\"${COMP_WORDS[COMP_CWORD-2]}\"; fi\n"
           "    case \"$before\" in\n" +
           branches +
           "    esac\n"
           "    if [[ $current == -* ]]; then\n"
           "        " + reply("-W '" + joined(names, " ") + "'") + "\n"
           "    else\n"
           "        " + reply("-f") + "\n"
           "    fi\n"
           "}\n"
           "complete -o filenames -F " + function + " " + tool.name + "\n";
}

}  // namespace rankline::cli
