// SPDX-License-Identifier: MIT
#include <rankline/cli/run_main.hpp>

#include <cstdio>
#include <new>
#include <optional>

#include <rankline/base/output.hpp>
#include <rankline/base/text.hpp>
#include <rankline/cli/command_line.hpp>
#include <rankline/cli/standard_streams.hpp>

namespace rankline::cli {

namespace {

void print_error(const Tool& tool, std::string_view message) {
    std::string lines;
    for (const std::string_view line : split(message, '\n')) {
        lines += tool.name + ": " + std::string(line) + "\n";
    }
    std::fputs(lines.c_str(), stderr);
}

void print_error(const Tool& tool, const Error& error) {
    const std::string place = to_string(error.place());
    print_error(tool, (place.empty() ? "" : place + ": ") + error.what());
    if (error.kind() == ErrorKind::usage) print_error(tool, "see " + tool.name + " -h");
    if (error.kind() == ErrorKind::internal)
        print_error(tool, "this is a defect: please report it");
}

int parse_and_work(const Tool& tool, int argc, const char* const* argv,
                   const std::function<int()>& work) {
    const std::vector<std::string> arguments(argv + (argc > 0 ? 1 : 0), argv + argc);
    const std::optional<std::string> text = parse_command_line(tool, arguments);
    if (!text) return work();
    Output output("-");
    output.write(*text);
    output.commit();
    return exit_done;
}

}  // namespace

void print_lines(const Tool& tool, const std::string& kind, const std::vector<std::string>& lines) {
    const std::string head = tool.name + ": " + kind + ": ";
    std::string text;
    for (const std::string& line : lines) {
        text += head;
        text += line;
        text += '\n';
    }
    std::fputs(text.c_str(), stderr);
}

int run_main(const Tool& tool, int argc, const char* const* argv,
             const std::function<int()>& work) {
    reserve_standard_streams();
    try {
        return parse_and_work(tool, argc, argv, work);
    } catch (const Error& error) {
        print_error(tool, error);
    } catch (const std::bad_alloc&) {
        print_error(tool, "out of memory");
    } catch (const std::exception& error) {
        print_error(tool, Error(ErrorKind::internal, error.what()));
    }
    return exit_trouble;
}

}  // namespace rankline::cli
