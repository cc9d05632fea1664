// SPDX-License-Identifier: MIT
#include <rankline/datasets/line_stream.hpp>

#include <algorithm>
#include <cstring>

#include <rankline/base/error.hpp>
#include <rankline/base/file_bytes.hpp>

namespace rankline {

namespace {

constexpr std::size_t block_size = std::size_t{16} << 20;
constexpr std::size_t longest_line = std::size_t{1} << 30;
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

}  // namespace

LineStream::LineStream(const CompressedFile& file)
    : m_file(file), m_decoder(file.decoder()), m_buffer(block_size + FileBytes::readable_slack) {}

std::string_view LineStream::block() const noexcept { return {m_buffer.data(), m_lines}; }

bool LineStream::next() {
    const bool first = m_offset == 0 && m_lines == 0;
    std::memmove(m_buffer.data(), m_buffer.data() + m_lines, m_used - m_lines);
    m_offset += m_lines;
    m_used -= m_lines;
    m_lines = 0;
    while (true) {
        fill();
        if (first && m_lines == 0) skip_mark();
        const void* newline = ::memrchr(m_buffer.data(), '\n', m_used);
        if (newline != nullptr)
            m_lines =
                static_cast<std::size_t>(static_cast<const char*>(newline) + 1 - m_buffer.data());
        if (m_at_end) m_lines = m_used;
        if (m_at_end || m_lines > 0) return m_lines > 0;
        if (m_used > longest_line) {
            throw Error(ErrorKind::input, Place{m_file.name()},
                        "a line of more than 1 GiB: this is not a file of a text a line");
        }
        m_buffer.resize(2 * m_buffer.size());
    }
}

/// Only ever finds one in the first block: later ones do not begin the content.
void LineStream::skip_mark() {
    if (!std::string_view(m_buffer.data(), m_used).starts_with(byte_order_mark)) return;
    m_used -= byte_order_mark.size();
    std::memmove(m_buffer.data(), m_buffer.data() + byte_order_mark.size(), m_used);
}

void LineStream::fill() {
    const std::size_t room = m_buffer.size() - FileBytes::readable_slack;
    while (m_used < room && !m_at_end) {
        const std::size_t count = m_decoder->read(m_buffer.data() + m_used, room - m_used);
        m_at_end = count == 0;
        m_used += count;
    }
}

}  // namespace rankline
