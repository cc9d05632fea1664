// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <rankline/base/decoder.hpp>

namespace rankline {

[[nodiscard]] bool begins_gzip_member(std::string_view bytes);

/// By zlib, which checks the CRC and the length that every member ends with. Zeros may follow the
/// last member: padding of tapes and blocks.
[[nodiscard]] std::unique_ptr<Decoder> make_gzip_decoder(std::string_view compressed,
                                                         const std::string& name);

}  // namespace rankline
