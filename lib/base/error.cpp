// SPDX-License-Identifier: MIT
#include <rankline/base/error.hpp>

#include <rankline/base/text.hpp>

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
