// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <rankline/base/decoder.hpp>
#include <rankline/base/region.hpp>

namespace rankline {

/// A compressed file that is decompressed piece by piece, as often as it takes, and never held as a
/// whole: for what is larger than memory. FileBytes holds what it decompresses.
class CompressedFile {
public:
    /// Nothing for a file that is not compressed or compressed more than once, and for one that
    /// cannot be mapped, such as a pipe: FileBytes reads those. Throws Error(io) when the file
    /// cannot be opened and Error(input) when its beginning is damaged.
    [[nodiscard]] static std::optional<CompressedFile> open(const std::string& path);

    /// Decompresses from the beginning, where a byte-order mark is content like any other. This
    /// object must outlive the decoder.
    [[nodiscard]] std::unique_ptr<Decoder> decoder() const;

    [[nodiscard]] const std::string& name() const noexcept { return m_name; }

private:
    std::string m_name;
    Region m_stored;
};

}  // namespace rankline
