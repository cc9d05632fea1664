// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <rankline/base/decoder.hpp>

namespace rankline {

/// By libarchive: `compression` is "xz", "bzip2" or "lz4". Whether zeros may follow the last member
/// is up to the format.
[[nodiscard]] std::unique_ptr<Decoder> make_archive_decoder(std::string_view compressed,
                                                            std::string compression,
                                                            const std::string& name);

}  // namespace rankline
