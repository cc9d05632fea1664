// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include <rankline/base/compression.hpp>

namespace rankline {

/// Does one compression, piece by piece: a single member, whose bytes depend on what is compressed
/// and on nothing else, neither a time nor a name nor the sizes of the pieces.
class Encoder {
public:
    /// Takes compressed bytes as they come out. What it throws goes through to the caller of
    /// `write` or `finish`.
    using Sink = std::function<void(std::string_view)>;

    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;
    virtual ~Encoder() = default;

    virtual void write(std::string_view bytes) = 0;
    /// Ends the member; nothing may be written after it.
    virtual void finish() = 0;

protected:
    Encoder() = default;
};

/// An encoder of gzip, zstd, xz, bzip2 or lz4, at the level that the command-line tool of that name
/// has by default. Throws Error(internal) if the libraries cannot.
[[nodiscard]] std::unique_ptr<Encoder> make_encoder(Compression compression, Encoder::Sink sink);

/// All of `bytes` compressed; as they are for `none`.
[[nodiscard]] std::string compressed(std::string_view bytes, Compression compression);

}  // namespace rankline
