// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

#include <rankline/datasets/block_masks.hpp>

namespace rankline {

/// The fields of one line, found by bit masks instead of a loop over bytes. Not initialised, since
/// there is one per line of a run.
struct RunLine {
    static constexpr unsigned most_fields = 8;

    const char* at;       ///< start of the line
    const char* next;     ///< start of the next line
    unsigned count;       ///< fields found, at most those asked for
    std::array<const char*, most_fields> starts;
    std::array<std::size_t, most_fields> sizes;

    [[nodiscard]] std::string_view field(unsigned index) const noexcept { return {starts[index], sizes[index]}; }
};

/// Masks of the block at `at`, with a newline after the last byte of the text if the block reaches
/// beyond it.
[[nodiscard]] inline BlockMasks classify_within(const char* at, const char* end) noexcept {
    BlockMasks masks = classify_block(at);
    const auto left = static_cast<std::uint64_t>(end - at);
    if (left < 64) [[unlikely]] {
        const std::uint64_t behind = ~std::uint64_t{0} << left;
        masks.blank |= behind;
        masks.newline = (masks.newline & ~behind) | (behind & (~behind + 1));
    }
    return masks;
}

/// Splits any line: block by block, a field may span several. `at` must be before `end`.
[[gnu::noinline]] inline RunLine split_any_line(const char* at, const char* end, unsigned wanted) noexcept {
    RunLine line;
    line.at = at;
    line.count = 0;
    const char* start = nullptr;  // of the field that is open
    std::uint64_t blank_before = 1;
    for (const char* block = at;; block += 64) {
        const BlockMasks masks = classify_within(block, end);
        std::uint64_t edges = masks.blank ^ ((masks.blank << 1) | blank_before);
        if (masks.newline != 0) edges &= masks.newline ^ (masks.newline - 1);
        for (; edges != 0; edges &= edges - 1) {
            const char* const edge = block + std::countr_zero(edges);
            if (start == nullptr) {
                start = edge;
                continue;
            }
            if (line.count < wanted) {
                line.starts[line.count] = start;
                line.sizes[line.count++] = static_cast<std::size_t>(edge - start);
            }
            start = nullptr;
        }
        if (masks.newline != 0) {
            line.next = block + std::countr_zero(masks.newline) + 1;
            return line;
        }
        blank_before = masks.blank >> 63;
    }
}

/// Splits the usual line, which lies in one block and has at least `wanted` fields: all positions come
/// from a chain of "clear the lowest bit", without a branch per field. False for any other line.
template <unsigned wanted>
[[gnu::always_inline]] inline bool split_usual_line(const char* at, const char* end, RunLine& line) noexcept {
    const BlockMasks masks = classify_within(at, end);
    std::array<std::uint64_t, 2 * wanted> edges;  // each with one bit less than the one before
    // Starts and ends of fields take turns, up to the newline, which ends the last field.
    edges[0] = (masks.blank ^ ((masks.blank << 1) | 1)) & (masks.newline ^ (masks.newline - 1));
    for (unsigned i = 1; i < edges.size(); ++i) edges[i] = edges[i - 1] & (edges[i - 1] - 1);
    if (masks.newline == 0 || edges.back() == 0) [[unlikely]] return false;
    line.at = at;
    line.next = at + __builtin_ctzll(masks.newline) + 1;
    line.count = wanted;
    for (unsigned i = 0; i < wanted; ++i) {
        // Not std::countr_zero: it would test each of them for zero once more.
        const int start = __builtin_ctzll(edges[2 * i]);
        line.starts[i] = at + start;
        line.sizes[i] = static_cast<std::size_t>(__builtin_ctzll(edges[2 * i + 1]) - start);
    }
    return true;
}

}  // namespace rankline
