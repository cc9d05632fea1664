// SPDX-License-Identifier: MIT
#include <rankline/base/compression.hpp>

#include <array>
#include <utility>

namespace rankline {

Compression compression_by_name(std::string_view path) noexcept {
    constexpr std::array<std::pair<std::string_view, Compression>, 5> endings{
        {{".gz", Compression::gzip},
         {".zst", Compression::zstd},
         {".xz", Compression::xz},
         {".bz2", Compression::bzip2},
         {".lz4", Compression::lz4}}};
    for (const auto& [ending, compression] : endings) {
        if (path.ends_with(ending)) return compression;
    }
    return Compression::none;
}

}  // namespace rankline
