// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>

#include <rankline/fusion/arena.hpp>

namespace rankline {

/// A relation between documents: a row of bits per document, a bit per document. Whole words at a
/// time, 64 pairs of documents cost as much as one. The bits behind the last document are 0.
class BitRows {
public:
    /// A row is a whole number of blocks of so many words, so that vector loops have no remainder.
    static constexpr std::size_t block = 4;

    /// Not initialised.
    BitRows(std::size_t rows, std::size_t columns, Arena& arena)
        : m_words((columns + 64 * block - 1) / (64 * block) * block),
          m_columns(columns),
          m_bits(arena.take<std::uint64_t>(rows * m_words)) {}

    [[nodiscard]] std::size_t words() const noexcept { return m_words; }
    [[nodiscard]] std::size_t columns() const noexcept { return m_columns; }
    [[nodiscard]] std::span<std::uint64_t> operator[](std::size_t row) noexcept {
        return m_bits.subspan(row * m_words, m_words);
    }
    [[nodiscard]] std::span<const std::uint64_t> operator[](std::size_t row) const noexcept {
        return m_bits.subspan(row * m_words, m_words);
    }
    [[nodiscard]] std::span<std::uint64_t> all() noexcept { return m_bits; }

private:
    std::size_t m_words;
    std::size_t m_columns;
    std::span<std::uint64_t> m_bits;
};

[[nodiscard]] inline bool has_bit(std::span<const std::uint64_t> row, std::size_t column) noexcept {
    return (row[column / 64] >> (column % 64) & 1) != 0;
}
inline void set_bit(std::span<std::uint64_t> row, std::size_t column) noexcept {
    row[column / 64] |= std::uint64_t{1} << (column % 64);
}
inline void clear_bit(std::span<std::uint64_t> row, std::size_t column) noexcept {
    row[column / 64] &= ~(std::uint64_t{1} << (column % 64));
}

/// Sets the first `columns` bits and no other.
void set_all(std::span<std::uint64_t> row, std::size_t columns) noexcept;

/// From `first` to before `last`.
void set_bits(std::span<std::uint64_t> row, std::size_t first, std::size_t last) noexcept;

inline void unite(std::span<std::uint64_t> row, std::span<const std::uint64_t> other) noexcept {
    for (std::size_t word = 0; word < row.size(); ++word) row[word] |= other[word];
}

/// How many bits of a row are set.
[[nodiscard]] std::uint32_t count_bits(std::span<const std::uint64_t> row) noexcept;

/// Per column, how many rows have its bit set, each counted `times` (by row). The sum of those must
/// be below 2^32.
[[nodiscard]] std::span<std::uint32_t> count_columns(const BitRows& rows,
                                                     std::span<const std::uint32_t> times,
                                                     Arena& arena);

}  // namespace rankline
