// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace rankline {

/// Append CBOR items (RFC 8949), each in its shortest form but for numbers, which are doubles.
void append_cbor_map(std::string& bytes, std::uint64_t pairs);
void append_cbor_text(std::string& bytes, std::string_view text);
void append_cbor_double(std::string& bytes, double value);

/// A map of unknown length begins and ends with these.
inline constexpr char cbor_open_map = '\xbf';
inline constexpr char cbor_break = '\xff';

}  // namespace rankline
