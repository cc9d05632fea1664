// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace rankline {

/// Undoes one compression, piece by piece: concatenated members too, and all of the input or an
/// Error. What it was made from must outlive it.
class Decoder {
public:
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    virtual ~Decoder() = default;

    /// The next `size` bytes; fewer at the end, and then none. Throws Error(input) when the
    /// compressed bytes are damaged or cut short; what of the piece stands before that is lost, so
    /// that what is read before an Error depends on the size of the pieces alone.
    virtual std::size_t read(char* out, std::size_t size) = 0;

    /// How many of the compressed bytes were needed so far.
    [[nodiscard]] virtual std::uint64_t consumed() const = 0;

protected:
    Decoder(std::string_view compressed, std::string compression, std::string name);

    /// "compressed file is " and `message`.
    [[noreturn]] void fail(const std::string& message) const;
    [[noreturn]] void fail_cut_short() const;
    /// What follows the last member, from `offset` on, is neither a member nor padding.
    [[noreturn]] void fail_behind_end(std::size_t offset) const;

    const std::string_view m_compressed;
    const std::string m_compression;
    const std::string m_name;
};

/// "gzip", "zstd", "xz", "bzip2", "lz4" or, of anything else, "": told by the first bytes.
[[nodiscard]] std::string_view compression_of(std::string_view bytes);

/// A decoder of what `compression_of` recognises; `name` is used in messages.
[[nodiscard]] std::unique_ptr<Decoder> make_decoder(std::string_view compressed,
                                                    const std::string& name);

}  // namespace rankline
