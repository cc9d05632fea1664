// SPDX-License-Identifier: MIT
#include <rankline/cli/run_target.hpp>

#include <algorithm>

#include <rankline/datasets/choose.hpp>

namespace rankline::cli {

namespace {

template <class Visit>
void for_each_writer(Visit visit) {
    for (const RunFormat& format : run_formats()) {
        for (const RunWriter& writer : format.writers) visit(WrittenFormat{&format, &writer});
    }
}

bool is_first(const WrittenFormat& each) { return each.writer == each.format->writers.data(); }

/// The names of a format that are not those of one of its writers.
std::vector<std::string> aliases_of(const WrittenFormat& each) {
    if (!is_first(each)) return {};
    std::vector<std::string> names = each.format->aliases;
    names.push_back(each.format->name);
    for (const RunWriter& writer : each.format->writers) std::erase(names, writer.name);
    return names;
}

}  // namespace

std::vector<Choice> written_run_formats() {
    std::vector<Choice> choices;
    for_each_writer([&](const WrittenFormat& each) {
        choices.push_back({each.writer->name, each.format->summary, aliases_of(each)});
    });
    return choices;
}

WrittenFormat written_run_format(const std::string& name) {
    WrittenFormat found;
    for_each_writer([&](const WrittenFormat& each) {
        const std::vector<std::string> aliases = aliases_of(each);
        const bool is_alias = std::find(aliases.begin(), aliases.end(), name) != aliases.end();
        if (each.writer->name == name || is_alias) found = each;
    });
    return found;
}

std::vector<WrittenFormat> written_run_formats_of(const std::string& path) {
    const std::string name = plain_name(path);
    std::vector<WrittenFormat> found;
    for_each_writer([&](const WrittenFormat& each) {
        const std::vector<std::string>& own = each.writer->extensions;
        const std::vector<std::string>& extensions = own.empty() ? each.format->extensions : own;
        if (std::any_of(extensions.begin(), extensions.end(),
                        [&](const std::string& ending) { return name.ends_with(ending); }))
            found.push_back(each);
    });
    return found;
}

RunTarget make_run_target(const WrittenFormat& format, const RunWriteOptions& options) {
    const std::vector<RankBy>& keys = format.format->rank_by;
    RunTarget target;
    target.name = format.writer->name;
    target.head = format.writer->head;
    target.between = format.writer->between;
    target.tail = format.writer->tail;
    target.query = [write = format.writer->query, options](
                       std::string_view qid, std::span<RunEntry> ranked, std::string& text) {
        write(qid, ranked, options, text);
    };
    target.keeps_scores = std::find(keys.begin(), keys.end(), RankBy::score) != keys.end();
    target.ranks_by_score = keys.front() == RankBy::score;
    return target;
}

}  // namespace rankline::cli
