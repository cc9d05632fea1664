// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/error.hpp>

namespace rankline {

/// What a JSON value is, told by its first byte. `word` is true, false, null, and what is not JSON
/// but common all the same: NaN, Infinity.
enum class JsonKind { object, array, string, number, word };

/// Where JSON is read from.
struct JsonSource {
    std::string_view text;  ///< FileBytes::bytes(): the parser reads up to 64 bytes behind its end
    std::string file;       ///< what messages call it
    /// Copies a string whose escapes had to be undone; others are handed out as pieces of `text`.
    std::function<std::string_view(std::string_view)> keep;

    /// The place that was asked for last. Lines are counted on from there, so that a finding in
    /// each record does not cost a pass over the text each.
    struct Line {
        std::size_t offset = 0;
        std::size_t start = 0;
        std::uint64_t number = 1;
    };
    mutable Line line{};
};

/// A value of a JSON text that is being read, valid while its visitor runs. Values come in the
/// order of the text and each can be visited once; one that is not visited is passed over. Nothing
/// is built in memory and nothing recurses but the caller, so that depth is bounded by what a
/// format asks for.
class JsonNode {
public:
    struct Cursor;
    explicit JsonNode(Cursor& cursor) noexcept : m_cursor(&cursor) {}

    [[nodiscard]] JsonKind kind() const;

    /// Visits the members of an object, repeated keys each time. Throws Error(input) for malformed
    /// JSON, and for another kind of value with `what` in the message ("the run").
    void members(std::string_view what,
                 const std::function<void(std::string_view key, JsonNode& value)>& visit);

    /// Visits the elements of an array; errors as with members.
    void elements(std::string_view what, const std::function<void(JsonNode& element)>& visit);

    /// A string, without escapes, or an integer as it is written; hand-made files have ids of both
    /// kinds. Throws Error(input) for anything else and for "".
    [[nodiscard]] std::string_view id(std::string_view what);

    /// A string, without escapes; it may be empty. Throws Error(input) for anything else.
    [[nodiscard]] std::string_view string(std::string_view what);

    /// A number, also NaN and Infinity as Python writes them; nothing for another kind of value.
    [[nodiscard]] std::optional<double> number() const;

    /// The text of a number or word, the start of the text of another value: for messages.
    [[nodiscard]] std::string_view token() const;

    [[nodiscard]] Place place() const;
    /// Throws Error(input) at the value.
    [[noreturn]] void fail(const std::string& message) const;

private:
    Cursor* m_cursor;
};

/// Visits the one value, an object or array, that a JSON text is. Throws Error(input) for malformed
/// JSON, for text behind the value, and for more than 4 GiB, which is simdjson's limit.
void read_json(const JsonSource& source, const std::function<void(JsonNode& root)>& visit);

/// As read_json, for many small texts: keeps the memory of the parser from one to the next. One
/// object per thread.
class JsonReader {
public:
    JsonReader();
    JsonReader(JsonReader&&) noexcept;
    JsonReader& operator=(JsonReader&&) noexcept;
    ~JsonReader();

    void read(const JsonSource& source, const std::function<void(JsonNode& root)>& visit);

private:
    struct Parser;
    std::unique_ptr<Parser> m_parser;
};

/// Visits value after value of a text that holds several: JSON Lines, or arrays and objects with
/// anything blank or nothing between them. The limit of 4 GiB is then per value.
void read_json_sequence(const JsonSource& source, const std::function<void(JsonNode& root)>& visit);

/// What the beginning of a JSON text, which may be cut anywhere, tells about the whole.
struct JsonOutline {
    bool is_array = false;  ///< the text begins with [
    /// The keys, with escapes as they are, of the first object: the text itself or the first
    /// element.
    std::vector<std::string_view> keys;
    /// How many objects and arrays the first number, string or word lies in, and what it is.
    /// Nothing if the text is cut before.
    std::size_t depth = 0;
    std::optional<JsonKind> first;
    /// The key of that first value, if it has one.
    std::string_view first_key;

    [[nodiscard]] bool has(std::string_view key) const;
};

/// Nothing if the text is not an object or array.
[[nodiscard]] std::optional<JsonOutline> json_outline(std::string_view head);

}  // namespace rankline
