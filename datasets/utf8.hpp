// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace rankline {

[[nodiscard]] bool is_utf8(std::string_view bytes) noexcept;

/// How many bytes at the start are valid UTF-8: all, or up to the first that is not.
[[nodiscard]] std::size_t utf8_prefix(std::string_view bytes) noexcept;

/// A copy that has U+FFFD for each byte that is not part of a valid sequence.
[[nodiscard]] std::string with_replacement_characters(std::string_view bytes);

}  // namespace rankline
