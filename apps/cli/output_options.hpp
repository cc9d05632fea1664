// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/base/compression.hpp>
#include <rankline/cli/option.hpp>
#include <rankline/cli/terminal.hpp>

namespace rankline::cli {

/// What is written, and where.
struct OutputOptions {
    std::string format;  ///< "": trec for one run, table for several
    bool per_query = false;
    bool no_summary = false;
    std::string digits;  ///< "": what the format wants
    std::string path;
    Compression compression = Compression::by_name;
    Color color = Color::automatic;
};

/// -f, -q, -n, --digits, -o, --compress, --color.
[[nodiscard]] std::vector<Option> output_options(OutputOptions& target);

/// --digits, without details, and -o, for tools that have not all of these.
[[nodiscard]] Option digits_option(std::string& target);
[[nodiscard]] Option path_option(std::string& target);

/// Digits behind the point as --digits has them, -1 for the shortest exact text; `fallback` if
/// nothing was given.
[[nodiscard]] int digits_of(const std::string& digits, int fallback);

}  // namespace rankline::cli
