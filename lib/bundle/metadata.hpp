// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rankline {

struct MetadataMember;

/// A value of a JSON or YAML text, whichever it came from.
struct Metadata {
    enum class Type { null, boolean, number, text, list, map };

    Type type = Type::null;
    std::string text;  ///< of a scalar: the string, or the number or the word as it is written
    std::vector<MetadataMember> members;  ///< of a list with names ""

    /// A member of a map; null if there is none, or this is no map.
    [[nodiscard]] const Metadata* find(std::string_view name) const noexcept;
    /// Deeper down: {"actor", "team"}.
    [[nodiscard]] const Metadata* find_below(const std::vector<std::string>& path) const noexcept;
};

struct MetadataMember {
    std::string name;
    Metadata value;
};

/// "a number": for messages.
[[nodiscard]] std::string type_name(Metadata::Type type);

/// Reads a text that begins with '{' as JSON, if it is that or `name`, which is used in messages,
/// ends in ".json", and any other as YAML. Throws Error(input): what is neither, a name that stands
/// twice in a map (YAML readers keep the first, JSON's the last), more than a mebibyte, or more
/// than a few thousand values.
[[nodiscard]] Metadata parse_metadata(std::string_view bytes, const std::string& name);

/// The text of a member, {"actor", "team"}; null after adding to `problems` that it is missing or
/// no text.
[[nodiscard]] const std::string* text_member(const Metadata& metadata,
                                             const std::vector<std::string>& path,
                                             std::vector<std::string>& problems);

/// The same where the text must not be empty either.
[[nodiscard]] const std::string* filled_member(const Metadata& metadata,
                                               const std::vector<std::string>& path,
                                               std::vector<std::string>& problems);

/// Adds the members of a map that have none of the names `known`.
void add_unknown_members(const Metadata& metadata, const std::vector<std::string>& known,
                         std::vector<std::string>& problems);

/// As JSON, two blanks a level, in the order of the members.
[[nodiscard]] std::string metadata_json(const Metadata& metadata);

}  // namespace rankline
