// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include <rankline/base/compressed_file.hpp>

namespace rankline {

/// The lines of a compressed file in blocks, each forgotten when the next one is read.
class LineStream {
public:
    /// `file` must outlive the stream.
    explicit LineStream(const CompressedFile& file);

    /// Reads the next block; false at the end. Throws Error(input) for damaged data, and for a line
    /// of more than 1 GiB, which has to be held in memory.
    bool next();

    /// Whole lines; the last one of the file may lack its line end. At least
    /// FileBytes::readable_slack bytes behind it may be read.
    [[nodiscard]] std::string_view block() const noexcept;

    /// Where the block stands in the content, which is counted without a byte-order mark.
    [[nodiscard]] std::uint64_t offset() const noexcept { return m_offset; }

private:
    void skip_mark();
    void fill();

    const CompressedFile& m_file;
    std::unique_ptr<Decoder> m_decoder;
    std::vector<char> m_buffer;
    std::size_t m_used = 0;   ///< bytes in the buffer
    std::size_t m_lines = 0;  ///< of which are the block
    std::uint64_t m_offset = 0;
    bool m_at_end = false;
};

}  // namespace rankline
