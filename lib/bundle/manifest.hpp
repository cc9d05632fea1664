// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <rankline/bundle/file_digests.hpp>

namespace rankline {

/// The files of a bundle, by path from its root.
using Manifest = std::vector<std::pair<std::string, FileDigests>>;

/// "DIGEST  PATH" a line, which `sha256sum -c` and `md5sum -c` check from the bundle's root.
[[nodiscard]] std::string sha256_sums(const Manifest& manifest);
[[nodiscard]] std::string md5_sums(const Manifest& manifest);

}  // namespace rankline
