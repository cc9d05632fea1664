// SPDX-License-Identifier: MIT
#pragma once

#include <rankline/base/compression.hpp>
#include <rankline/cli/option.hpp>

namespace rankline::cli {

/// --compress, for what -o names.
[[nodiscard]] Option compression_option(Compression& target);

}  // namespace rankline::cli
