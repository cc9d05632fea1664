// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <rankline/bundle/file_digests.hpp>

namespace rankline {

/// The files of a bundle, by path from its root.
using Manifest = std::vector<std::pair<std::string, FileDigests>>;

/// "DIGEST  PATH" a line, which `sha256sum -c` and `md5sum -c` check from the bundle's root.
[[nodiscard]] std::string sha256_sums(const Manifest& manifest);
[[nodiscard]] std::string md5_sums(const Manifest& manifest);

/// The paths of such a text; lines of another shape are passed over.
[[nodiscard]] std::vector<std::string> listed_paths(std::string_view sums);

}  // namespace rankline
