// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include <rankline/base/error.hpp>
#include <rankline/base/text.hpp>
#include <rankline/cli/option.hpp>
#include <rankline/datasets/choose.hpp>

namespace rankline::cli {

/// The writers of formats, of runs or of qrels. `Target` is a pair {format, writer} of pointers.

/// All of them, in the order of the formats.
template <class Target, class Format>
[[nodiscard]] std::vector<Target> all_writers(const std::vector<Format>& formats) {
    std::vector<Target> all;
    for (const Format& format : formats) {
        for (const auto& writer : format.writers) all.push_back({&format, &writer});
    }
    return all;
}

/// The names of a format that are not those of one of its writers: of the first writer, no other.
template <class Target>
[[nodiscard]] std::vector<std::string> aliases_of(const Target& each) {
    if (each.writer != each.format->writers.data()) return {};
    std::vector<std::string> names = each.format->aliases;
    names.push_back(each.format->name);
    for (const auto& writer : each.format->writers) std::erase(names, writer.name);
    return names;
}

/// What an option that takes one of them shows.
template <class Target>
[[nodiscard]] std::vector<Choice> writer_choices(const std::vector<Target>& all) {
    std::vector<Choice> choices;
    choices.reserve(all.size());
    for (const Target& each : all)
        choices.push_back({each.writer->name, each.format->summary, aliases_of(each)});
    return choices;
}

/// By a name or an alias; nullptrs if there is none.
template <class Target>
[[nodiscard]] Target writer_named(const std::vector<Target>& all, const std::string& name) {
    for (const Target& each : all) {
        if (each.writer->name == name) return each;
    }
    for (const Target& each : all) {
        const std::vector<std::string> aliases = aliases_of(each);
        if (std::find(aliases.begin(), aliases.end(), name) != aliases.end()) return each;
    }
    return {};
}

/// Those whose files are called like `path`, whatever it is compressed with.
template <class Target>
[[nodiscard]] std::vector<Target> writers_called(const std::vector<Target>& all,
                                                 const std::string& path) {
    const std::string name = plain_name(path);
    std::vector<Target> found;
    for (const Target& each : all) {
        const std::vector<std::string>& own = each.writer->extensions;
        const std::vector<std::string>& extensions = own.empty() ? each.format->extensions : own;
        if (std::any_of(extensions.begin(), extensions.end(),
                        [&](const std::string& ending) { return name.ends_with(ending); }))
            found.push_back(each);
    }
    return found;
}

/// The writer of an input's own format: of several that of a file called like the input.
template <class Target, class Format>
[[nodiscard]] Target writer_of_input(const std::vector<Target>& all, const Format& format,
                                     const std::string& path) {
    if (format.writers.empty()) return {};
    for (const Target& each : writers_called(all, path)) {
        if (each.format == &format) return each;
    }
    return {&format, &format.writers.front()};
}

/// What is written to `path` where no option says it: the input's own format, unless the path is
/// called like a file of another. Then, a note says so. Throws Error(usage) if that is open.
template <class Target, class Format>
[[nodiscard]] Target writer_for(const std::vector<Target>& all, const Format& format,
                                const std::string& input, const std::string& path,
                                std::vector<std::string>& notes) {
    const Target own = writer_of_input(all, format, input);
    const std::vector<Target> called = writers_called(all, path);
    const bool is_own = std::any_of(called.begin(), called.end(),
                                    [&](const Target& each) { return each.writer == own.writer; });
    if (own.writer != nullptr && (is_own || called.empty())) return own;
    if (called.size() == 1) {
        const std::string& name = called.front().writer->name;
        notes.push_back(path + ": written as " + name + ", which files of that name are");
        return called.front();
    }
    std::vector<std::string> names;
    names.reserve(called.size());
    for (const Target& each : called) names.push_back(each.writer->name);
    throw Error(ErrorKind::usage,
                called.empty() ? "--to: the format " + format.name +
                                     " of the input is only read; which is to "
                                     "be written?"
                               : "--to: which of " + joined(names) + " is " + path + " to be?");
}

}  // namespace rankline::cli
