// SPDX-License-Identifier: MIT
#include <rankline/datasets/json_record.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include <rankline/base/text.hpp>

namespace rankline {

namespace {

/// Takes `token` and blanks before it off the front; false if something else stands there.
bool take(std::string_view& text, std::string_view token) {
    text = without_blanks_before(text);
    if (!text.starts_with(token)) return false;
    text.remove_prefix(token.size());
    return true;
}

/// The id of a line whose first member it is, a string without escapes; "" for any other line.
std::string_view leading_id(std::string_view line, std::string_view key) {
    const bool begins = take(line, "{") && take(line, "\"") && line.starts_with(key);
    if (!begins) return {};
    line.remove_prefix(key.size());
    if (!line.starts_with('"')) return {};
    line.remove_prefix(1);
    if (!take(line, ":") || !take(line, "\"")) return {};
    const std::string_view id = line.substr(0, line.find('"'));
    const bool plain = std::all_of(id.begin(), id.end(), [](char c) {
        return c != '\\' && static_cast<unsigned char>(c) >= 0x20;
    });
    return plain && id.size() < line.size() ? id : std::string_view();
}

JsonSource source_of(std::string_view line, TextScratch& scratch) {
    return {line, {}, [&scratch](std::string_view text) -> std::string_view {
                return scratch.kept.emplace_back(text);
            }};
}

[[noreturn]] void fail_without(std::string_view what) {
    throw Error(ErrorKind::input, Place{"", 0, 1}, fmt::format("a record without {}", what));
}

bool is_null(const JsonNode& value) { return trimmed(value.token()).starts_with("null"); }

std::size_t position_of(std::span<const std::string_view> names, std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

/// The strings found for a layout: one for each of `before`, then one for each of `text`.
using Found = std::vector<std::string_view>;

void add_fields(const JsonLayout& layout, const Found& found, TextRecord& record) {
    for (std::size_t i = 0; i < layout.before.size(); ++i) {
        if (!trimmed(found[i]).empty()) record.fields.push_back({layout.before[i], found[i]});
    }
    for (std::size_t i = 0; i < layout.text.size(); ++i) {
        const std::string_view text = found[layout.before.size() + i];
        if (text.data() == nullptr) continue;
        record.fields.push_back({layout.text[i], text});
        return;
    }
    fail_without(fmt::format("{}: it has no text", fmt::join(layout.text, " or ")));
}

}  // namespace

std::string_view json_record_id(std::string_view line, const JsonLayout& layout,
                                TextScratch& scratch) {
    std::string_view id = leading_id(line, layout.id);
    if (!id.empty()) return id;
    scratch.kept.clear();
    scratch.json.read(source_of(line, scratch), [&](JsonNode& root) {
        root.members("a record", [&](std::string_view key, JsonNode& value) {
            if (key == layout.id && id.empty()) id = value.id(layout.id);
        });
    });
    if (id.empty()) fail_without(layout.id);
    return id;
}

void read_json_record(std::string_view line, const JsonLayout& layout, TextScratch& scratch,
                      TextRecord& record) {
    record.id = {};
    record.fields.clear();
    scratch.kept.clear();
    Found found(layout.before.size() + layout.text.size());
    scratch.json.read(source_of(line, scratch), [&](JsonNode& root) {
        root.members("a record", [&](std::string_view key, JsonNode& value) {
            if (key == layout.id && record.id.empty()) record.id = value.id(layout.id);
            std::size_t at = position_of(layout.before, key);
            if (at == layout.before.size()) at += position_of(layout.text, key);
            if (at < found.size() && !is_null(value)) found[at] = value.string(key);
        });
    });
    if (record.id.empty()) fail_without(layout.id);
    add_fields(layout, found, record);
}

}  // namespace rankline
