// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>

#include <rankline/datasets/processor.hpp>

namespace rankline {

/// The fields of any line. Not initialised: only what was found is written.
struct RunLine {
    static constexpr unsigned most_fields = 8;

    const char* next;  ///< start of the next line
    unsigned count;    ///< fields found, at most those asked for
    std::array<std::string_view, most_fields> fields;
};

/// Masks of the block at `at`, with a newline after the last byte of the text if the block reaches
/// beyond it.
template <class Processor>
[[nodiscard]] inline BlockMasks classify_within(const char* at, const char* end) noexcept {
    BlockMasks masks = Processor::classify(at);
    const auto left = static_cast<std::uint64_t>(end - at);
    if (left < 64) [[unlikely]] {
        const std::uint64_t behind = ~std::uint64_t{0} << left;
        masks.blank |= behind;
        masks.newline = (masks.newline & ~behind) | (behind & (~behind + 1));
    }
    return masks;
}

/// Splits any line: block by block, a field may span several. `at` must be before `end`.
[[gnu::noinline]] inline RunLine split_any_line(const char* at, const char* end,
                                                unsigned wanted) noexcept {
    RunLine line;
    line.count = 0;
    const char* start = nullptr;  // of the field that is open
    std::uint64_t blank_before = 1;
    for (const char* block = at;; block += 64) {
        const BlockMasks masks = classify_within<AnyProcessor>(block, end);
        std::uint64_t edges = masks.blank ^ ((masks.blank << 1) | blank_before);
        if (masks.newline != 0) edges &= masks.newline ^ (masks.newline - 1);
        for (; edges != 0; edges &= edges - 1) {
            const char* const edge = block + std::countr_zero(edges);
            if (start == nullptr) {
                start = edge;
                continue;
            }
            if (line.count < wanted)
                line.fields[line.count++] = {start, static_cast<std::size_t>(edge - start)};
            start = nullptr;
        }
        if (masks.newline != 0) {
            line.next = block + std::countr_zero(masks.newline) + 1;
            return line;
        }
        blank_before = masks.blank >> 63;
    }
}

/// Where the fields of a line start and stop, as far as the line lies in one block: a bit for each
/// edge, starts and stops taking turns, up to the newline, which stops the last field.
[[nodiscard, gnu::always_inline]] inline std::uint64_t field_edges(BlockMasks masks) noexcept {
    return (masks.blank ^ ((masks.blank << 1) | 1)) & (masks.newline ^ (masks.newline - 1));
}

/// The fields behind `from`, one after the other. Taking one is clearing the bits of its edges: no
/// branch, no store.
class LineFields {
public:
    [[gnu::always_inline]] LineFields(const char* from, std::uint64_t edges) noexcept
        : m_from(from), m_edges(edges) {}
    [[gnu::always_inline]] void skip() noexcept {
        m_edges &= m_edges - 1;
        m_edges &= m_edges - 1;
    }
    [[nodiscard, gnu::always_inline]] std::string_view take() noexcept {
        // Not std::countr_zero: without BMI it would test for zero once more.
        const auto start = static_cast<std::size_t>(__builtin_ctzll(m_edges));
        m_edges &= m_edges - 1;
        const auto stop = static_cast<std::size_t>(__builtin_ctzll(m_edges));
        m_edges &= m_edges - 1;
        return {m_from + start, stop - start};
    }

private:
    const char* m_from;
    std::uint64_t m_edges;
};

}  // namespace rankline
