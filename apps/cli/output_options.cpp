// SPDX-License-Identifier: MIT
#include <rankline/cli/output_options.hpp>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>
#include <rankline/cli/binding.hpp>
#include <rankline/cli/compression_option.hpp>
#include <rankline/report/report.hpp>

namespace rankline::cli {

namespace {

std::vector<Choice> format_choices() {
    std::vector<Choice> choices;
    for (const ReportFormat& format : report_formats()) {
        choices.push_back({format.name, format.summary, {}});
    }
    return choices;
}

std::vector<std::pair<Color, Choice>> color_choices() {
    return {{Color::automatic, {"auto", "on a terminal, unless NO_COLOR is set", {}}},
            {Color::always, {"always", "into files, too", {}}},
            {Color::never, {"never", "no bold type", {}}}};
}

/// Behind the 17th significant digit a double has nothing new to say.
constexpr std::int64_t most_digits = 17;

Binding bind_digits(std::string& target) {
    Binding binding = bind_text(target);
    binding.set = [&target](const std::string& text) {
        const std::optional<std::int64_t> count = parse_integer(text);
        if (text != "max" && (!count || *count < 0 || *count > most_digits)) {
            throw Error(ErrorKind::usage, quoted(text) + " is neither a number from 0 to " +
                                              std::to_string(most_digits) + " nor max");
        }
        target = text;
    };
    return binding;
}

}  // namespace

std::vector<Option> output_options(OutputOptions& target) {
    std::vector<Option> options;
    options.push_back({.letters = "f",
                       .name = "format",
                       .value = "NAME",
                       .summary = "how to print",
                       .details = "The default is trec for one run and table for several.",
                       .binding = bind_name(target.format, format_choices())});
    options.push_back({.letters = "q",
                       .name = "per-query",
                       .aliases = {"query_eval_wanted"},
                       .summary = "print the values of each query, too",
                       .binding = bind_flag(target.per_query)});
    options.push_back({.letters = "n",
                       .name = "no-summary",
                       .aliases = {"nosummary"},
                       .summary = "do not print the summary over all queries",
                       .binding = bind_flag(target.no_summary)});
    options.push_back(digits_option(target.digits));
    options.back().details =
        "The default is 4, and max in JSON. max is the shortest text that "
        "reads back as the same number.";
    options.push_back(path_option(target.path));
    options.push_back(compression_option(target.compression));
    options.push_back({.name = "color",
                       .value = "WHEN",
                       .summary = "bold type in tables",
                       .binding = bind_choice(target.color, color_choices())});
    return options;
}

Option digits_option(std::string& target) {
    return {.name = "digits",
            .aliases = {"precision"},
            .value = "COUNT",
            .summary = "digits behind the point, or max for exact values",
            .binding = bind_digits(target)};
}

Option path_option(std::string& target) {
    return {.letters = "o",
            .name = "output",
            .value = "FILE",
            .summary = "write to FILE, which appears when it is complete",
            .details = "A name that ends in .gz, .zst, .xz, .bz2 or .lz4 is compressed.",
            .binding = bind_text(target),
            .takes_file = true};
}

int digits_of(const std::string& digits, int fallback) {
    if (digits.empty()) return fallback;
    if (digits == "max") return -1;
    return static_cast<int>(parse_integer(digits).value_or(fallback));
}

}  // namespace rankline::cli
