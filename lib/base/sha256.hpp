// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace rankline {

/// SHA-256 of `bytes` in lower-case hex (OpenSSL's libcrypto).
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace rankline
