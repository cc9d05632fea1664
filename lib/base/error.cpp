// SPDX-License-Identifier: MIT
#include <rankline/base/error.hpp>

namespace rankline {

std::string to_string(const Place& place) {
    std::string text = place.file;
    if (place.line > 0) {
        text += ':' + std::to_string(place.line);
        if (place.column > 0) text += ':' + std::to_string(place.column);
    }
    return text;
}

namespace {

/// Length of the valid UTF-8 sequence at the start of `bytes`, 0 if there is none. Overlong forms,
/// surrogates and values above U+10FFFF are not valid.
std::size_t utf8_length(std::string_view bytes) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char lead = at(0);
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || bytes.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((at(i) & 0xc0) != 0x80) return 0;
    }
    const unsigned char second = at(1);
    if ((lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f) ||
        (lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f)) {
        return 0;
    }
    return length;
}

void append_hex_escape(std::string& out, unsigned char byte) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\x";
    out += digits[byte >> 4];
    out += digits[byte & 15];
}

}  // namespace

std::string quoted(std::string_view bytes, std::size_t limit) {
    std::string out = "\"";
    std::size_t position = 0;
    while (position < bytes.size() && position < limit) {
        const std::size_t length = utf8_length(bytes.substr(position));
        const auto byte = static_cast<unsigned char>(bytes[position]);
        if (byte == '\t') {
            out += "\\t";
        } else if (length == 0 || byte < 0x20 || byte == 0x7f) {
            append_hex_escape(out, byte);
        } else {
            out.append(bytes, position, length);
        }
        position += length == 0 ? 1 : length;
    }
    out += position < bytes.size() ? "\"..." : "\"";
    return out;
}

}  // namespace rankline
