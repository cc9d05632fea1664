// SPDX-License-Identifier: MIT
#include <rankline/cli/help.hpp>

#include <algorithm>

#include <rankline/cli/document.hpp>
#include <rankline/cli/text_layout.hpp>

namespace rankline::cli {

namespace {

/// "  -m, --measure NAME"; options without a letter line up behind the letters of the others.
std::string short_label(const Option& option) {
    std::string label = "  " + std::string(option.letters.empty() ? 4 : 0, ' ');
    label += joined(option_names(option));
    if (!option.value.empty()) label += " " + option.value;
    return label;
}

/// The summary and, where that still makes a short line, what there is to choose from.
std::string short_text(const Option& option) {
    constexpr std::size_t room = 66;
    std::vector<std::string> names;
    for (const Choice& choice : option.binding.choices) names.push_back(choice.name);
    const std::string choices = joined(names);
    std::string text = option.summary;
    if (!names.empty() && text.size() + choices.size() <= room) text += ": " + choices;
    return option.repeatable ? text + " (repeatable)" : text;
}

std::string item_label(const DocumentItem& item) {
    std::string label = joined(item.names);
    if (!item.value.empty()) label += (label.empty() ? "" : " ") + item.value;
    return label;
}

std::string item_text(const DocumentItem& item) {
    std::string text = "  " + item_label(item) + "\n" + wrapped(item.text, 6);
    std::size_t width = 0;
    for (const Choice& choice : item.choices) width = std::max(width, choice.name.size());
    for (const Choice& choice : item.choices) {
        const std::string lines = wrapped(choice.meaning, 8 + width + 2);
        text += "        " + padded(choice.name, width + 2);
        text += lines.empty() ? "\n" : lines.substr(8 + width + 2);
    }
    return text + "\n";
}

std::string section_text(const DocumentSection& section) {
    std::string text = section.title + "\n";
    for (const std::string& paragraph : section.paragraphs) text += wrapped(paragraph, 2) + "\n";
    for (const DocumentItem& item : section.items) text += item_text(item);
    for (const Example& example : section.examples) {
        text += wrapped(example.meaning, 2) + "      " + example.command + "\n\n";
    }
    return text;
}

}  // namespace

std::string short_help(const Tool& tool) {
    std::size_t width = 0;
    for (const Option* option : tool.options()) {
        width = std::max(width, short_label(*option).size());
    }
    std::string text = "usage: " + synopsis(tool) + "\n";
    for (const OptionGroup& group : tool.groups) {
        text += "\n" + group.title + "\n";
        for (const Option& option : group.options) {
            text += padded(short_label(option), width + 2) + short_text(option) + "\n";
        }
    }
    return text;
}

std::string long_help(const Tool& tool) {
    std::string text = tool.name + " - " + tool.summary + "\n\n";
    text += "usage: " + synopsis(tool) + "\n\n";
    for (const DocumentSection& section : make_document(tool)) text += section_text(section);
    text.pop_back();
    return text;
}

}  // namespace rankline::cli
