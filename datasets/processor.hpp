// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include <rankline/datasets/block_masks.hpp>
#include <rankline/datasets/byte_pattern.hpp>
#include <rankline/datasets/fast_number.hpp>

namespace rankline {

/// What the loop over the lines of a run does best in another way on another processor. What the
/// functions compute is the same everywhere, but that parse_decimal may leave a number alone, which
/// is then parsed with care.
struct AnyProcessor {
    static BlockMasks classify(const char* bytes) noexcept {
#if defined(__x86_64__)
        return classify_sse2(bytes);
#else
        return classify_portable(bytes);
#endif
    }
    static bool parse_decimal(std::string_view text, double& value) noexcept {
        return parse_short_decimal(text, value);
    }
    static bool matches(const char* text, const BytePattern& pattern) noexcept {
#if defined(__x86_64__)
        return matches_sse2(text, pattern);
#else
        return matches_portable(text, pattern);
#endif
    }
};

#if defined(__x86_64__)

/// Since 2013. AVX-512, which compares a block at once, took fewer instructions and was slower: its
/// masks are long in coming, and each line waits for the end of the one before.
struct Avx2Processor {
    [[gnu::target("avx2")]] static BlockMasks classify(const char* bytes) noexcept {
        return classify_avx2(bytes);
    }
    [[gnu::target("avx2,bmi,bmi2")]] static bool parse_decimal(std::string_view text,
                                                               double& value) noexcept {
        return parse_short_decimal_avx2(text, value);
    }
    [[gnu::target("avx2")]] static bool matches(const char* text,
                                                const BytePattern& pattern) noexcept {
        return matches_avx2(text, pattern);
    }
};

/// Whether this processor has all that the functions for Avx2Processor may use.
[[nodiscard]] inline bool has_avx2() noexcept {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
           __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
}

#endif

}  // namespace rankline
