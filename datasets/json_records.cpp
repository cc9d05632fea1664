// SPDX-License-Identifier: MIT
#include <rankline/datasets/json_records.hpp>

namespace rankline {

std::string record_member(std::string_view text, std::initializer_list<const char*> names) {
    // A member far behind others would not be found; ids come first, or near that.
    constexpr std::size_t head_size = std::size_t{1} << 20;
    const std::optional<JsonOutline> outline = json_outline(text.substr(0, head_size));
    for (const char* name : names) {
        if (outline && outline->has(name)) return name;
    }
    return {};
}

std::string_view record_id(JsonNode& record, const std::string& name, const char* what) {
    std::string_view id;
    record.members("the record", [&](std::string_view key, JsonNode& value) {
        if (key == name) id = value.id(what);
    });
    if (id.empty()) record.fail("a record without a member \"" + name + "\"");
    return id;
}

void for_each_json_value(const JsonSource& source,
                         const std::function<void(JsonNode& value)>& visit) {
    read_json_sequence(source, [&](JsonNode& root) {
        if (root.kind() == JsonKind::array)
            root.elements("the list", visit);
        else
            visit(root);
    });
}

}  // namespace rankline
