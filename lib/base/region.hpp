// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

namespace rankline {

/// A piece of address space: a mapped file, or anonymous memory that grows at its end. At least
/// `readable_slack` bytes behind the content may be read.
class Region {
public:
    static constexpr std::size_t readable_slack = 64;

    Region() = default;
    Region(Region&& other) noexcept;
    Region& operator=(Region&& other) noexcept;
    ~Region();

    /// Maps a regular file; false if the system refuses. Of an empty region.
    bool map_file(int descriptor, std::size_t size);

    /// Takes addresses, but no memory, for `size` bytes that then never move while they grow; false
    /// if there are not so many. Of an empty region.
    bool reserve(std::size_t size);

    /// Room for at least `more` bytes behind the content; throws std::bad_alloc.
    char* grow(std::size_t more);
    /// Takes `count` bytes of that room into the content.
    void add(std::size_t count) { m_size += count; }
    void append(std::string_view bytes);

    /// Has the system provide the pages at an offset before they are written; of a reserved region.
    /// A page fault costs about what decompressing a page by zstd does. Advice: room that is not
    /// there yet is left alone. Another thread than the one that grows the region may call it.
    void prepare(std::size_t offset, std::size_t size) const;

    [[nodiscard]] std::string_view bytes() const { return {m_data, m_size}; }

private:
    void enlarge_in_place(std::size_t needed);
    void enlarge_or_move(std::size_t needed);

    char* m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;  ///< bytes that may be written (or, of a file, read)
    std::size_t m_reserved = 0;  ///< bytes of address space
    bool m_fixed = false;
};

}  // namespace rankline
