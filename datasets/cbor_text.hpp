// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace rankline {

/// What a CBOR item is (RFC 8949, section 3.1).
enum class CborKind { unsigned_integer, negative_integer, bytes, text, array, map, tag, simple };

/// Walks over CBOR, item by item, in the order of the bytes.
///
/// nlohmann_json reads CBOR too, but its reader calls itself for each string chunk within an
/// indefinite-length string, so that a file of 0x7f bytes overflows the stack, and it copies every
/// id; here ids are pieces of the file and nothing recurses.
class CborReader {
public:
    CborReader(std::string_view bytes, std::string file)
        : m_bytes(bytes), m_file(std::move(file)) {}

    /// Kind of the next item. Throws Error(input) at the end.
    [[nodiscard]] CborKind kind() const;

    /// Kind of the first value of the map that comes next; nothing if that is empty or no map.
    [[nodiscard]] std::optional<CborKind> kind_of_first_value() const;

    /// Visits the entries of the map that comes next: `visit` reads one key and one value. Throws
    /// Error(input) for another kind of item with `what` in the message.
    void map(std::string_view what, const std::function<void()>& visit);

    /// A text string, or an integer kept as decimal text by `keep`.
    [[nodiscard]] std::string_view id(
        std::string_view what, const std::function<std::string_view(std::string_view)>& keep);

    /// An integer or floating-point number of any width.
    [[nodiscard]] double number(std::string_view what);

    /// Passes over one item with all it contains.
    void skip();

    [[nodiscard]] bool at_end() const noexcept { return m_position == m_bytes.size(); }
    /// Throws Error(input) with the offset of the next byte: lines mean nothing here.
    [[noreturn]] void fail(const std::string& message) const;

private:
    /// The first byte of an item and the number behind it: a value, a length or a bit pattern.
    struct Head {
        CborKind kind;
        std::uint64_t value;
        bool indefinite;  ///< a container or string that ends with a break
        unsigned width;   ///< bytes of `value` behind the first one
    };
    [[nodiscard]] Head head();
    [[nodiscard]] std::string_view take(std::uint64_t count);
    /// Takes the break (0xff) if it comes next.
    [[nodiscard]] bool take_break();
    [[nodiscard]] double floating_point(const Head& head) const;

    std::string_view m_bytes;
    std::string m_file;
    std::size_t m_position = 0;
};

}  // namespace rankline
