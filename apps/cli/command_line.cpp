// SPDX-License-Identifier: MIT
#include <rankline/cli/command_line.hpp>

#include <algorithm>
#include <CLI/CLI.hpp>

#include <rankline/base/text.hpp>

namespace rankline::cli {

namespace {

/// What CLI11 found, as texts: it splits the command line and no more, since its own conversions
/// and checks stop at the first thing wrong.
struct RawArguments {
    std::vector<std::vector<std::string>> values;  ///< per option of Tool::options(), by mention
    std::vector<std::string> operands;
    std::vector<std::string> unknown;  ///< arguments that look like options and are none
    bool complete = true;              ///< false: it gave up before storing anything
};

std::string cli11_names(const Option& option) {
    std::string names;
    const auto append = [&names](const std::string& name) {
        names += (names.empty() ? "" : ",") + name;
    };
    for (const char letter : option.letters) append(std::string("-") + letter);
    if (!option.name.empty()) append("--" + option.name);
    for (const std::string& alias : option.aliases) append("--" + alias);
    return names;
}

/// CLI11's text for a mention of a flag.
constexpr const char* flag_given = "true";

void add_option(CLI::App& app, const Option& option, std::vector<std::string>& values) {
    if (option.value.empty()) {
        app.add_flag(cli11_names(option), values);
        return;
    }
    const auto store = [&values](const CLI::results_t& results) {
        values = results;
        return true;
    };
    // Left to itself an option that may repeat swallows the operands behind its value.
    app.add_option(cli11_names(option), CLI::callback_t(store))
        ->type_size(static_cast<int>(option.values))
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->allow_extra_args(false);
}

RawArguments split(const Tool& tool, std::vector<std::string> arguments, Problems& problems) {
    RawArguments raw;
    CLI::App app;
    app.set_help_flag();
    app.allow_extras();
    const std::vector<const Option*> options = tool.options();
    raw.values.resize(options.size());
    for (std::size_t i = 0; i < options.size(); ++i) add_option(app, *options[i], raw.values[i]);
    app.add_option("operands", raw.operands)->expected(0, CLI::detail::expected_max_vector_size);
    // CLI11 takes its arguments from the back.
    std::reverse(arguments.begin(), arguments.end());
    try {
        app.parse(std::move(arguments));
    } catch (const CLI::ArgumentMismatch& error) {
        // The command line ended behind an option that needs a value: "--level: 1 required ...".
        const std::string text = error.what();
        const bool several = text.find(": 1 ") == text.npos;
        problems.add(text.substr(0, text.find(':')) +
                     (several ? " needs more values" : " needs a value"));
        raw.complete = false;
    } catch (const CLI::ParseError& error) {
        problems.add(error.what());
        raw.complete = false;
    }
    raw.unknown = app.remaining();
    return raw;
}

std::vector<std::string> long_names(const Tool& tool) {
    std::vector<std::string> names;
    for (const Option* option : tool.options()) {
        if (!option->name.empty()) names.push_back("--" + option->name);
    }
    return names;
}

void report_unknown(const Tool& tool, const RawArguments& raw, Problems& problems) {
    for (const std::string& argument : raw.unknown) {
        if (argument == "--") continue;  // CLI11 hands out the end of the options, too
        const std::string name = argument.substr(0, argument.find('='));
        // Any letter is as near to another as can be: only words are worth a guess.
        const bool is_word = name.starts_with("--");
        problems.add("unknown option " + rankline::quoted(argument) +
                     (is_word ? did_you_mean(name, long_names(tool)) : ""));
    }
}

void store(const Option& option, const std::string& text, Problems& problems) {
    if (option.value.empty() && text != flag_given) {
        problems.add(spelled(option) + " takes no value");
        return;
    }
    if (!option.value.empty() && text.empty()) {
        problems.add(spelled(option) + " needs a value that is not empty");
        return;
    }
    if (!option.binding.set) return;
    try {
        option.binding.set(text);
    } catch (const Error& error) {
        problems.add(spelled(option) + ": " + error.what());
    }
}

void store_options(const Tool& tool, const RawArguments& raw, Problems& problems) {
    const std::vector<const Option*> options = tool.options();
    for (std::size_t i = 0; i < options.size(); ++i) {
        for (const std::string& text : raw.values[i]) store(*options[i], text, problems);
    }
}

void store_operands(const Tool& tool, const RawArguments& raw, Problems& problems) {
    std::size_t next = 0;
    for (const Operand& operand : tool.operands) {
        const bool none = next == raw.operands.size();
        if (operand.left_out && operand.left_out() && (none || !operand.repeats)) continue;
        if (none) problems.add(operand.name + " is missing");
        while (next < raw.operands.size()) {
            if (raw.operands[next].empty()) problems.add(operand.name + " is an empty text");
            operand.set(raw.operands[next++]);
            if (!operand.repeats) break;
        }
    }
    for (; next < raw.operands.size(); ++next) {
        problems.add("unexpected argument " + rankline::quoted(raw.operands[next]));
    }
}

std::optional<std::string> answer(const Tool& tool, const RawArguments& raw) {
    const std::vector<const Option*> options = tool.options();
    std::optional<std::string> text;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (!options[i]->answer) continue;
        for (const std::string& value : raw.values[i]) {
            text = text.value_or("") + options[i]->answer(tool, value);
        }
    }
    return text;
}

}  // namespace

std::optional<std::string> parse_command_line(const Tool& tool,
                                              const std::vector<std::string>& arguments) {
    Problems problems;
    const RawArguments raw = split(tool, arguments, problems);
    if (std::optional<std::string> text = answer(tool, raw)) return text;
    report_unknown(tool, raw, problems);
    if (!raw.complete) problems.raise();
    store_options(tool, raw, problems);
    store_operands(tool, raw, problems);
    if (tool.check) tool.check(problems);
    problems.raise();
    return std::nullopt;
}

}  // namespace rankline::cli
