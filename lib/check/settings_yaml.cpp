// SPDX-License-Identifier: MIT
#include <yaml-cpp/yaml.h>

#include <rankline/check/settings.hpp>

namespace rankline {

namespace {

/// yaml-cpp counts from 0, and has -1 where it does not know.
Place place_of(const FileBytes& file, const YAML::Mark& mark) {
    if (mark.is_null()) return {file.name()};
    return {file.name(), static_cast<std::uint64_t>(mark.line) + 1,
            static_cast<std::uint64_t>(mark.column) + 1};
}

std::string scalar(const FileBytes& file, const YAML::Node& node) {
    if (node.IsScalar()) return node.Scalar();
    throw Error(ErrorKind::input, place_of(file, node.Mark()),
                "a text, an integer, true or false is wanted here");
}

std::vector<Setting> members(const FileBytes& file, const YAML::Node& map, bool inner) {
    std::vector<Setting> settings;
    for (const auto& member : map) {
        const YAML::Node& key = member.first;
        const YAML::Node& node = member.second;
        Setting setting{scalar(file, key), place_of(file, key.Mark())};
        if (node.IsSequence()) {
            setting.kind = Setting::Kind::list;
            for (const YAML::Node& each : node) setting.values.push_back(scalar(file, each));
        } else if (node.IsMap() && !inner) {
            setting.kind = Setting::Kind::table;
            setting.table = members(file, node, true);
        } else {
            setting.values.push_back(scalar(file, node));
        }
        settings.push_back(std::move(setting));
    }
    return settings;
}

}  // namespace

std::vector<Setting> yaml_settings(const FileBytes& file) {
    try {
        const YAML::Node root = YAML::Load(std::string(file.bytes()));
        if (root.IsNull()) return {};
        if (!root.IsMap())
            throw Error(ErrorKind::input, Place{file.name(), 1, 1},
                        "lines of KEY: VALUE are wanted");
        return members(file, root, false);
    } catch (const YAML::Exception& error) {
        throw Error(ErrorKind::input, place_of(file, error.mark), "not YAML: " + error.msg);
    }
}

}  // namespace rankline
