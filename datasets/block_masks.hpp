// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstdint>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <rankline/base/text.hpp>

namespace rankline {

/// One bit per byte of a block of 64 bytes, the first byte lowest.
struct BlockMasks {
    std::uint64_t blank = 0;  ///< is_space
    std::uint64_t newline = 0;
};

#if defined(__SSE2__)

/// SSE2 is part of every x86-64, so this needs no dispatch.
[[nodiscard]] inline BlockMasks classify_block(const char* bytes) noexcept {
    BlockMasks masks;
    const __m128i space = _mm_set1_epi8(' ');
    const __m128i newline = _mm_set1_epi8('\n');
    const __m128i tab = _mm_set1_epi8('\t');
    const __m128i controls = _mm_set1_epi8('\r' - '\t');
    for (int i = 0; i < 4; ++i) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
        // \t \n \v \f \r are neighbours: an unsigned "at most 4" behind the subtraction.
        const __m128i above_tab = _mm_sub_epi8(block, tab);
        const __m128i is_control = _mm_cmpeq_epi8(_mm_min_epu8(above_tab, controls), above_tab);
        const __m128i is_blank = _mm_or_si128(is_control, _mm_cmpeq_epi8(block, space));
        const auto blanks = static_cast<std::uint32_t>(_mm_movemask_epi8(is_blank));
        const auto newlines =
            static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(block, newline)));
        masks.blank |= static_cast<std::uint64_t>(blanks) << (16 * i);
        masks.newline |= static_cast<std::uint64_t>(newlines) << (16 * i);
    }
    return masks;
}

#else

[[nodiscard]] inline BlockMasks classify_block(const char* bytes) noexcept {
    BlockMasks masks;
    for (int i = 0; i < 64; ++i) {
        masks.blank |= static_cast<std::uint64_t>(is_space(bytes[i])) << i;
        masks.newline |= static_cast<std::uint64_t>(bytes[i] == '\n') << i;
    }
    return masks;
}

#endif

}  // namespace rankline
