// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace rankline {

/// How a file that is written is compressed.
enum class Compression {
    by_name,  ///< as the ending of its name tells
    none,
    gzip,
    zstd,
    xz,
    bzip2,
    lz4,
};

/// What the ending tells: .gz, .zst, .xz, .bz2 or .lz4; of any other, none.
[[nodiscard]] Compression compression_by_name(std::string_view path) noexcept;

}  // namespace rankline
