// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <limits>
#include <string>

namespace rankline {

/// How many bytes a score takes at most, written as RunWriteOptions::digits has it, if it is no
/// farther from 0 than `largest`.
[[nodiscard]] constexpr std::size_t most_score_bytes(
    int digits, double largest = std::numeric_limits<double>::max()) noexcept {
    constexpr std::size_t most_shortest = 24;  // -1.2345678901234567e-123
    if (digits < 0) return most_shortest;
    constexpr double usual = 1e9;
    constexpr std::size_t most_whole = 311;  // the digits of DBL_MAX, sign and point
    constexpr std::size_t most_usual = 12;   // -1000000000.
    return (largest < usual ? most_usual : most_whole) + static_cast<std::size_t>(digits);
}

/// Writes a score where there is room for it, and returns the place behind it.
[[nodiscard]] char* put_score_text(char* at, double score, int digits);

/// Appends a score.
void append_score(std::string& text, double score, int digits);

}  // namespace rankline
