// SPDX-License-Identifier: MIT
#include <rankline/cli/man_page.hpp>

#include <string_view>

#include <rankline/cli/document.hpp>

namespace rankline::cli {

namespace {

/// Text that roff prints as it stands: a backslash would start an escape, a hyphen become a
/// typographic one that cannot be pasted into a shell, a point or quote at the start of a line be
/// taken for a request.
std::string roff(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool line_start = out.empty() || out.back() == '\n';
        if (line_start && (c == '.' || c == '\'')) out += "\\&";
        switch (c) {
            case '\\':
                out += "\\e";
                break;
            case '-':
                out += "\\-";
                break;
            case '\'':
                out += "\\(aq";
                break;
            case '`':
                out += "\\(ga";
                break;
            case '^':
                out += "\\(ha";
                break;
            case '~':
                out += "\\(ti";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string upper_case(std::string text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

std::string bold(const std::string& text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(const std::string& text) { return "\\fI" + roff(text) + "\\fR"; }

std::string item_label(const DocumentItem& item) {
    std::string label;
    for (const std::string& name : item.names) label += (label.empty() ? "" : ", ") + bold(name);
    if (!item.value.empty()) label += (label.empty() ? "" : " ") + italic(item.value);
    return label;
}

std::string item_text(const DocumentItem& item) {
    std::string out = ".TP\n" + item_label(item) + "\n" + roff(item.text) + "\n";
    if (item.choices.empty()) return out;
    out += ".RS\n";
    for (const Choice& choice : item.choices) {
        out += ".TP\n" + bold(choice.name) + "\n" + roff(choice.meaning) + "\n";
    }
    return out + ".RE\n";
}

std::string section_text(const DocumentSection& section) {
    std::string out = ".SH " + upper_case(section.title) + "\n";
    bool first = true;
    for (const std::string& paragraph : section.paragraphs) {
        if (!first) out += ".PP\n";
        first = false;
        out += roff(paragraph) + "\n";
    }
    for (const DocumentItem& item : section.items) out += item_text(item);
    for (const Example& example : section.examples) {
        out += ".PP\n" + roff(example.meaning) + "\n.PP\n.EX\n.in +4n\n";
        out += roff(example.command) + "\n.in\n.EE\n";
    }
    return out;
}

std::string see_also(const Tool& tool) {
    std::string names;
    for (const std::string& page : tool.see_also) {
        const std::size_t bracket = page.find('(');
        names +=
            (names.empty() ? "" : ",\n") + bold(page.substr(0, bracket)) + page.substr(bracket);
    }
    return names.empty() ? "" : ".SH SEE ALSO\n" + names + "\n";
}

}  // namespace

std::string man_page(const Tool& tool, const std::string& version) {
    const std::string rest = synopsis(tool).substr(tool.name.size());
    std::string out = ".TH " + upper_case(roff(tool.name)) + " 1 \"\" \"Rankline " + version +
                      "\" \"Rankline Manual\"\n";
    out += ".SH NAME\n" + roff(tool.name) + " \\- " + roff(tool.summary) + "\n";
    out += ".SH SYNOPSIS\n" + bold(tool.name) + roff(rest) + "\n";
    for (const DocumentSection& section : make_document(tool)) out += section_text(section);
    return out + see_also(tool);
}

}  // namespace rankline::cli
