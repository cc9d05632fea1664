// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>

namespace rankline {

/// What tells whether a file arrived as it was sent. Digests in lower-case hex.
struct FileDigests {
    std::uint64_t size = 0;
    std::string sha256;
    std::string md5;  ///< what NIST publishes of each run; it proves nothing against intent
};

/// Of the bytes as stored, in one pass. Throws Error(io).
[[nodiscard]] FileDigests digest_file(const std::string& path);

}  // namespace rankline
