// SPDX-License-Identifier: MIT
#include <rankline/bundle/tira_metadata.hpp>

#include <rankline/base/text.hpp>

namespace rankline {

namespace {

using Problems = std::vector<std::string>;
using Path = std::vector<std::string>;

/// What TIRA asks for where a task wants runs with metadata. A task can ask for more.
const std::vector<Path>& required_fields() {
    static const std::vector<Path> fields{{"actor", "team"},
                                          {"data", "test collection", "name"},
                                          {"implementation", "source", "repository"},
                                          {"method", "name"},
                                          {"method", "description"}};
    return fields;
}

void check_field(const Metadata& at, const Path& path, std::size_t depth, Problems& problems) {
    if (at.type == Metadata::Type::list) {
        for (const auto& item : at.members) check_field(item.value, path, depth, problems);
        return;
    }
    if (depth + 1 == path.size()) {
        Problems found;
        if (filled_member(at, {path.back()}, found) != nullptr) return;
        for (const std::string& problem : found) {
            problems.push_back(
                joined(Path(path.begin(), path.end() - 1), ".").append(".").append(problem));
        }
        return;
    }
    const Metadata* const next = at.find(path[depth]);
    if (next == nullptr) {
        problems.push_back(joined(path, ".") + ": is missing");
    } else {
        check_field(*next, path, depth + 1, problems);
    }
}

void find_placeholders(const Metadata& at, const std::string& name, Problems& problems) {
    if (at.text.find("ENTER_VALUE_HERE") != std::string::npos)
        problems.push_back(name + ": still is ENTER_VALUE_HERE");
    for (const auto& [member, value] : at.members) {
        std::string below = name;
        if (!name.empty() && !member.empty()) below += ".";
        below += member;
        find_placeholders(value, below, problems);
    }
}

}  // namespace

std::vector<std::string> tira_metadata_problems(const Metadata& metadata) {
    if (metadata.type != Metadata::Type::map) return {"is no map of names and values"};
    Problems problems;
    for (const Path& field : required_fields()) check_field(metadata, field, 0, problems);
    find_placeholders(metadata, "", problems);
    return problems;
}

}  // namespace rankline
