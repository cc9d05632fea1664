// SPDX-License-Identifier: MIT
#include <rankline/check/settings.hpp>

#include <algorithm>

#include <rankline/base/text.hpp>

namespace rankline {

namespace {

bool is_toml(const std::string& path) { return lower_case(path).ends_with(".toml"); }

bool is_yaml(const std::string& path) {
    const std::string name = lower_case(path);
    return name.ends_with(".yaml") || name.ends_with(".yml");
}

/// YAML allows a key twice, and what reads it keeps the first; nobody meant that.
void refuse_repeated_keys(const std::vector<Setting>& settings) {
    for (std::size_t i = 0; i < settings.size(); ++i) {
        refuse_repeated_keys(settings[i].table);
        const auto same = [&](const Setting& other) { return other.key == settings[i].key; };
        if (std::any_of(settings.begin(), settings.begin() + static_cast<std::ptrdiff_t>(i), same))
            throw Error(ErrorKind::input, settings[i].place,
                        quoted(settings[i].key) + " is there twice");
    }
}

}  // namespace

bool has_settings_name(const std::string& path) { return is_toml(path) || is_yaml(path); }

std::vector<Setting> read_settings(const FileBytes& file) {
    // Neither parser is made for what strangers send; a list of all queries of MS MARCO fits.
    constexpr std::size_t most = std::size_t{16} << 20;
    if (file.bytes().size() > most)
        throw Error(ErrorKind::input, Place{file.name()}, "a file of settings has at most 16 MB");
    std::vector<Setting> settings =
        is_toml(file.name()) ? toml_settings(file) : yaml_settings(file);
    refuse_repeated_keys(settings);
    return settings;
}

}  // namespace rankline
