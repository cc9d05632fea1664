// SPDX-License-Identifier: MIT
#include <rankline/cli/document.hpp>

namespace rankline::cli {

namespace {

/// Summaries are parts of a sentence, for -h; here they begin one.
std::string sentence(std::string text) {
    if (text.empty()) return text;
    if (text.front() >= 'a' && text.front() <= 'z') {
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    }
    if (text.back() != '.') text += '.';
    return text;
}

DocumentItem option_item(const Option& option) {
    DocumentItem item{option_names(option), option.value, sentence(option.summary), {}};
    if (!option.details.empty()) item.text += " " + option.details;
    if (option.repeatable) item.text += " May be repeated.";
    const std::string fallback = default_value(option);
    if (!fallback.empty()) item.text += " The default is " + fallback + ".";
    item.choices = option.binding.choices;
    return item;
}

DocumentSection option_section(const OptionGroup& group) {
    DocumentSection section{group.title, {}, {}, {}};
    for (const Option& option : group.options) {
        section.items.push_back(option_item(option));
    }
    return section;
}

DocumentSection operand_section(const Tool& tool) {
    DocumentSection section{"Operands", {}, {}, {}};
    for (const Operand& operand : tool.operands) {
        section.items.push_back({{}, operand.name, sentence(operand.summary), {}});
    }
    return section;
}

}  // namespace

std::string synopsis(const Tool& tool) {
    std::string text = tool.name + " [OPTION]...";
    for (const Operand& operand : tool.operands) {
        const std::string name = operand.name + (operand.repeats ? "..." : "");
        text += operand.left_out ? " [" + name + "]" : " " + name;
    }
    return text;
}

std::vector<std::string> option_names(const Option& option) {
    std::vector<std::string> names;
    for (const char letter : option.letters) names.push_back(std::string("-") + letter);
    if (!option.name.empty()) names.push_back("--" + option.name);
    return names;
}

std::string default_value(const Option& option) {
    return option.value.empty() || !option.binding.show ? "" : option.binding.show();
}

std::vector<DocumentSection> make_document(const Tool& tool) {
    std::vector<DocumentSection> document;
    document.push_back({"Description", tool.description, {}, {}});
    document.push_back(operand_section(tool));
    for (const OptionGroup& group : tool.groups) document.push_back(option_section(group));
    DocumentSection terms{"Terms", {}, {}, {}};
    for (const auto& [word, definition] : tool.terms) {
        terms.items.push_back({{word}, "", sentence(definition), {}});
    }
    document.push_back(terms);
    document.push_back({"Examples", {}, {}, tool.examples});
    DocumentSection exits{"Exit status", {}, {}, {}};
    for (const auto& [code, meaning] : tool.exit_codes) {
        exits.items.push_back({{std::to_string(code)}, "", sentence(meaning), {}});
    }
    document.push_back(exits);
    return document;
}

}  // namespace rankline::cli
