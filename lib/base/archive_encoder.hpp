// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include <rankline/base/encoder.hpp>

namespace rankline {

/// By libarchive: `compression` is "gzip", "xz", "bzip2" or "lz4".
[[nodiscard]] std::unique_ptr<Encoder> make_archive_encoder(std::string compression,
                                                            Encoder::Sink sink);

}  // namespace rankline
