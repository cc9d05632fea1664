// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/cli/tool.hpp>

namespace rankline::cli {

/// A thing with an explanation: an option, a term, an exit code.
struct DocumentItem {
    std::vector<std::string> names;  ///< "-m", "--measure": written as they stand
    std::string value;               ///< "NAME": to be replaced by the reader
    std::string text;
    std::vector<Choice> choices;
};

/// One headed part of the long help. Paragraphs come first, then items, then examples.
struct DocumentSection {
    std::string title;
    std::vector<std::string> paragraphs;
    std::vector<DocumentItem> items;
    std::vector<Example> examples;
};

/// What --help and the man page both print, before it is typeset.
[[nodiscard]] std::vector<DocumentSection> make_document(const Tool& tool);

/// "ir-eval [OPTION]... [QRELS] RUN...": in brackets what an option can stand in for.
[[nodiscard]] std::string synopsis(const Tool& tool);

/// "-m", "-k" and "--measure" of an option, letters first.
[[nodiscard]] std::vector<std::string> option_names(const Option& option);

/// The value of an option before the command line is stored; "" for flags and where it is open.
[[nodiscard]] std::string default_value(const Option& option);

}  // namespace rankline::cli
