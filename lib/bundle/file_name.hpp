// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace rankline {

/// Whether a file can have that name wherever a bundle is unpacked: letters, digits, "-", "_" and
/// ".", which it does not begin with.
[[nodiscard]] bool is_plain_file_name(std::string_view name) noexcept;

}  // namespace rankline
