// SPDX-License-Identifier: MIT
#pragma once

#include <bit>
#include <cstdint>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <rankline/base/text.hpp>

namespace rankline {

/// One bit per byte of a block of 64 bytes, the first byte lowest.
struct BlockMasks {
    std::uint64_t blank = 0;  ///< is_space
    std::uint64_t newline = 0;
};

/// The masks of the 64 bytes from `bytes` on, whatever the processor.
[[nodiscard]] inline BlockMasks classify_portable(const char* bytes) noexcept {
    BlockMasks masks;
    for (int i = 0; i < 64; ++i) {
        masks.blank |= static_cast<std::uint64_t>(is_space(bytes[i])) << i;
        masks.newline |= static_cast<std::uint64_t>(bytes[i] == '\n') << i;
    }
    return masks;
}

#if defined(__x86_64__)

// \t \n \v \f \r are neighbours: an unsigned "at most 4" behind the subtraction of \t finds all.

/// SSE2 is part of every x86-64.
[[nodiscard]] inline BlockMasks classify_sse2(const char* bytes) noexcept {
    const auto bits = [](__m128i compared) {
        return std::uint64_t{static_cast<std::uint32_t>(_mm_movemask_epi8(compared))};
    };
    BlockMasks masks;
    for (unsigned i = 0; i < 64; i += 16) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i));
        const __m128i above_tab = _mm_sub_epi8(block, _mm_set1_epi8('\t'));
        const __m128i is_control =
            _mm_cmpeq_epi8(_mm_min_epu8(above_tab, _mm_set1_epi8('\r' - '\t')), above_tab);
        const __m128i is_blank =
            _mm_or_si128(is_control, _mm_cmpeq_epi8(block, _mm_set1_epi8(' ')));
        masks.blank |= bits(is_blank) << i;
        masks.newline |= bits(_mm_cmpeq_epi8(block, _mm_set1_epi8('\n'))) << i;
    }
    return masks;
}

/// A blank is the one byte that a table has for its lower half: two instructions, and none of the
/// other bytes is found. (The shuffle gives 0 for bytes from 0x80 on, which they are not.)
[[nodiscard, gnu::target("avx2")]] inline BlockMasks classify_avx2(const char* bytes) noexcept {
    const __m256i blanks =
        _mm256_setr_epi8(' ', 0, 0, 0, 0, 0, 0, 0, 0, '\t', '\n', '\v', '\f', '\r', 0, 0, ' ', 0, 0,
                         0, 0, 0, 0, 0, 0, '\t', '\n', '\v', '\f', '\r', 0, 0);
    BlockMasks masks;
    for (unsigned i = 0; i < 64; i += 32) {
        const __m256i block = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + i));
        const __m256i is_blank = _mm256_cmpeq_epi8(_mm256_shuffle_epi8(blanks, block), block);
        const __m256i is_newline = _mm256_cmpeq_epi8(block, _mm256_set1_epi8('\n'));
        masks.blank |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(is_blank))}
                       << i;
        masks.newline |= std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(is_newline))}
                         << i;
    }
    return masks;
}

#endif

}  // namespace rankline
