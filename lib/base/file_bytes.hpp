// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace rankline {

/// The bytes of a file, all of them, at an address that does not move: mapped where the file is
/// plain, decompressed or read into memory where it is compressed or a pipe. Views into `bytes()`
/// live as long as the object. A compressed file is decompressed on a thread of its own, while what
/// is there already can be read (`wait`).
///
/// Compression (gzip, zstd, xz, bzip2, lz4, concatenated members too) is told by the content,
/// never by the name, and undone again where the content is compressed once more, up to eight
/// times. A byte-order mark at the start is not part of `bytes()`.
///
/// A file that is cut short by another process while it is mapped ends this one with SIGBUS, as it
/// does any program that maps files.
class FileBytes {
public:
    /// Called while a slow input is read or waited for, by the thread that does so, with the bytes
    /// consumed so far and the total (0 when not known).
    using Progress = std::function<void(std::uint64_t consumed, std::uint64_t total)>;

    /// `path` may be "-" for standard input. Throws Error(io) when it cannot be read.
    static FileBytes open(const std::string& path, const Progress& progress = {});

    /// Bytes that are already in memory, copied; `name` is used in messages.
    static FileBytes from_memory(std::string_view content, std::string name);

    FileBytes(FileBytes&&) noexcept;
    FileBytes& operator=(FileBytes&&) noexcept;
    ~FileBytes();

    /// The content without compression and byte-order mark. At least `readable_slack` bytes
    /// behind its end may be read (their value is unspecified), so that a scanner can load whole
    /// vectors; this is why a file is not simply handed out as a std::string.
    /// Waits until all of it is there; throws Error(input) when a compressed file is damaged or cut
    /// short and std::bad_alloc when it does not fit into memory.
    [[nodiscard]] std::string_view bytes() const;

    /// The beginning of `bytes()` that is there.
    struct Available {
        std::string_view bytes;
        bool complete = false;
    };
    /// Waits until `size` bytes are there, or all, and returns what is: perhaps more. Throws as
    /// `bytes()` does if a damaged file has fewer.
    [[nodiscard]] Available wait(std::size_t size) const;
    static constexpr std::size_t readable_slack = 64;

    /// What messages call it: the path, or "<stdin>".
    [[nodiscard]] const std::string& name() const noexcept;

    /// "", "gzip", "zstd", "xz", "bzip2" or "lz4": of the bytes as stored, whatever is in them.
    [[nodiscard]] const std::string& compression() const noexcept;

    /// Whether a byte-order mark stood before `bytes()`.
    [[nodiscard]] bool has_byte_order_mark() const noexcept;

    /// How many bytes are stored: compressed, with byte-order mark.
    [[nodiscard]] std::uint64_t stored_size() const noexcept;

    /// SHA-256 of the bytes as stored (compressed, with byte-order mark), in hex.
    [[nodiscard]] std::string sha256() const;

private:
    struct State;
    explicit FileBytes(std::unique_ptr<State> state);
    static FileBytes decode(std::unique_ptr<State> state, const Progress& progress);
    std::unique_ptr<State> m_state;
};

}  // namespace rankline
