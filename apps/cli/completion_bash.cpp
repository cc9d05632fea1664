// SPDX-License-Identifier: MIT
#include <rankline/cli/completion.hpp>
#include <rankline/cli/document.hpp>
#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

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

// Bash takes the '=' of --format=trec for a word of its own.
constexpr const char* script = R"(# bash completion for @TOOL@
@FUNCTION@() {
    local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}"
    COMPREPLY=()
    if [[ $current == '=' ]]; then current=''; fi
    if [[ $before == '=' ]]; then before="${COMP_WORDS[COMP_CWORD-2]}"; fi
    case "$before" in
@BRANCHES@    esac
    if [[ $current == -* ]]; then
        @NAMES@
    else
        @FILES@
    fi
}
complete -o filenames -F @FUNCTION@ @TOOL@
)";

std::string replaced(std::string text, std::string_view word, const std::string& value) {
    for (std::size_t at = text.find(word); at != std::string::npos;
         at = text.find(word, at + value.size())) {
        text.replace(at, word.size(), value);
    }
    return text;
}

}  // namespace

std::string bash_completion(const Tool& tool) {
    std::vector<std::string> names;
    std::string branches;
    for (const Option* option : tool.options()) {
        for (const std::string& name : option_names(*option)) names.push_back(name);
        if (!option->value.empty()) branches += value_branch(*option);
    }
    std::string text = replaced(script, "@TOOL@", tool.name);
    text = replaced(text, "@FUNCTION@", completion_function(tool));
    text = replaced(text, "@NAMES@", reply("-W '" + joined(names, " ") + "'"));
    text = replaced(text, "@FILES@", reply("-f"));
    return replaced(text, "@BRANCHES@", branches);
}

}  // namespace rankline::cli
