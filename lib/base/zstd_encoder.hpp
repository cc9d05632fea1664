// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include <rankline/base/encoder.hpp>

namespace rankline {

/// By libzstd, with a checksum at the end of the frame, which libarchive does not write.
[[nodiscard]] std::unique_ptr<Encoder> make_zstd_encoder(Encoder::Sink sink);

}  // namespace rankline
