// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rankline {

/// Up to 32 bytes that texts are held against.
struct BytePattern {
    static constexpr std::size_t most = 32;

    BytePattern() = default;
    /// Of a longer text the beginning.
    explicit BytePattern(std::string_view text) noexcept : size(std::min(text.size(), most)) {
        std::copy_n(text.data(), size, bytes.begin());
        std::fill_n(mask.begin(), size, '\xff');
    }

    alignas(most) std::array<char, most> bytes{};
    alignas(most) std::array<char, most> mask{};  ///< all ones where there is a byte
    std::size_t size = 0;
};

/// Whether a text begins with the pattern.
[[nodiscard]] inline bool matches_portable(const char* text, const BytePattern& pattern) noexcept {
    return std::memcmp(text, pattern.bytes.data(), pattern.size) == 0;
}

#if defined(__x86_64__)

/// The same. Reads 32 bytes whatever the size of the pattern: for texts with slack behind.
[[nodiscard]] inline bool matches_sse2(const char* text, const BytePattern& pattern) noexcept {
    __m128i differ = _mm_setzero_si128();
    for (std::size_t i = 0; i < BytePattern::most; i += sizeof differ) {
        const auto load = [i](const char* from) {
            return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + i));
        };
        const __m128i changed = _mm_xor_si128(load(text), load(pattern.bytes.data()));
        differ = _mm_or_si128(differ, _mm_and_si128(changed, load(pattern.mask.data())));
    }
    return _mm_movemask_epi8(_mm_cmpeq_epi8(differ, _mm_setzero_si128())) == 0xffff;
}

[[nodiscard, gnu::target("avx2")]] inline bool matches_avx2(const char* text,
                                                            const BytePattern& pattern) noexcept {
    const __m256i changed =
        _mm256_xor_si256(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(text)),
                         _mm256_load_si256(reinterpret_cast<const __m256i*>(pattern.bytes.data())));
    return _mm256_testz_si256(
        changed, _mm256_load_si256(reinterpret_cast<const __m256i*>(pattern.mask.data())));
}

#endif

}  // namespace rankline
