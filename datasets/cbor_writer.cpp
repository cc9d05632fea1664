// SPDX-License-Identifier: MIT
#include <rankline/datasets/cbor_writer.hpp>

#include <bit>

namespace rankline {

namespace {

constexpr unsigned text_type = 3;
constexpr unsigned map_type = 5;
constexpr char double_head = '\xfb';

void append_big_endian(std::string& bytes, std::uint64_t value, unsigned width) {
    for (unsigned i = width; i-- > 0;) bytes += static_cast<char>(value >> (8 * i));
}

void append_head(std::string& bytes, unsigned type, std::uint64_t value) {
    constexpr std::uint64_t first_in_byte = 24;  // smaller values are in the head itself
    const auto head = [type](std::uint64_t low) { return static_cast<char>(type << 5 | low); };
    if (value < first_in_byte) {
        bytes += head(value);
        return;
    }
    unsigned exponent = 0;  // of the width in bytes
    while (exponent < 3 && value >> (8U << exponent) != 0) ++exponent;
    bytes += head(first_in_byte + exponent);
    append_big_endian(bytes, value, 1U << exponent);
}

}  // namespace

void append_cbor_map(std::string& bytes, std::uint64_t pairs) {
    append_head(bytes, map_type, pairs);
}

void append_cbor_text(std::string& bytes, std::string_view text) {
    append_head(bytes, text_type, text.size());
    bytes += text;
}

void append_cbor_double(std::string& bytes, double value) {
    bytes += double_head;
    append_big_endian(bytes, std::bit_cast<std::uint64_t>(value), sizeof(value));
}

}  // namespace rankline
