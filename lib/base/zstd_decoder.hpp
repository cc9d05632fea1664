// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <rankline/base/decoder.hpp>

namespace rankline {

/// A skippable frame is one too: pzstd begins with one.
[[nodiscard]] bool begins_zstd_frame(std::string_view bytes);

/// By libzstd: any number of frames and of skippable frames between them, and nothing else.
[[nodiscard]] std::unique_ptr<Decoder> make_zstd_decoder(std::string_view compressed,
                                                         const std::string& name);

}  // namespace rankline
