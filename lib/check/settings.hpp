// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include <rankline/base/error.hpp>
#include <rankline/base/file_bytes.hpp>

namespace rankline {

/// A member of a file of settings: a scalar, a list of scalars or a table of such. Scalars are kept
/// as text, since YAML does not say what they are and a query id 301 is meant as text in TOML, too.
struct Setting {
    enum class Kind { scalar, list, table };
    std::string key;
    Place place;
    Kind kind = Kind::scalar;
    std::vector<std::string> values{};  ///< one of a scalar
    std::vector<Setting> table{};
};

/// Reads a file of settings, TOML or YAML as its name ends (.toml, .yaml, .yml). In the order of
/// the file. Throws Error(input) with the place: for what the language does not allow, for a key
/// that is there twice, for what is nested deeper than a table of lists, and for what is neither
/// text, an integer nor true or false.
[[nodiscard]] std::vector<Setting> read_settings(const FileBytes& file);

/// Whether the name ends as those of files of settings.
[[nodiscard]] bool has_settings_name(const std::string& path);

/// The two languages, each in a file of its own.
[[nodiscard]] std::vector<Setting> toml_settings(const FileBytes& file);
[[nodiscard]] std::vector<Setting> yaml_settings(const FileBytes& file);

}  // namespace rankline
