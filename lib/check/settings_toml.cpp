// SPDX-License-Identifier: MIT
#include <toml++/toml.h>

#include <algorithm>

#include <rankline/check/settings.hpp>

namespace rankline {

namespace {

Place place_of(const FileBytes& file, const toml::source_region& source) {
    return {file.name(), source.begin.line, source.begin.column};
}

std::string scalar(const FileBytes& file, const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* integer = node.as_integer()) return std::to_string(integer->get());
    if (const auto* boolean = node.as_boolean()) return boolean->get() ? "true" : "false";
    throw Error(ErrorKind::input, place_of(file, node.source()),
                "a text, an integer, true or false is wanted here");
}

std::vector<Setting> members(const FileBytes& file, const toml::table& table, bool inner) {
    std::vector<Setting> settings;
    for (const auto& [key, node] : table) {
        Setting setting{std::string(key.str()), place_of(file, key.source())};
        if (const toml::array* list = node.as_array()) {
            setting.kind = Setting::Kind::list;
            for (const toml::node& each : *list) setting.values.push_back(scalar(file, each));
        } else if (const toml::table* deeper = node.as_table(); deeper != nullptr && !inner) {
            setting.kind = Setting::Kind::table;
            setting.table = members(file, *deeper, true);
        } else {
            setting.values.push_back(scalar(file, node));
        }
        settings.push_back(std::move(setting));
    }
    // The parser sorts by key.
    std::stable_sort(settings.begin(), settings.end(), [](const Setting& a, const Setting& b) {
        return std::pair(a.place.line, a.place.column) < std::pair(b.place.line, b.place.column);
    });
    return settings;
}

}  // namespace

std::vector<Setting> toml_settings(const FileBytes& file) {
    try {
        return members(file, toml::parse(file.bytes()), false);
    } catch (const toml::parse_error& error) {
        throw Error(ErrorKind::input, place_of(file, error.source()),
                    "not TOML: " + std::string(error.description()));
    }
}

}  // namespace rankline
