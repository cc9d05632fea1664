// SPDX-License-Identifier: MIT
#include <rankline/datasets/score_text.hpp>

#include <fmt/compile.h>

#include <charconv>
#include <cmath>
#include <cstdint>

namespace rankline {

namespace {

/// Most scores were written with at most six digits behind the point. Of a number with up to 15
/// digits all in all no other text that is as short reads back the same (DBL_DIG is 15), so its own
/// is the shortest, and found in a quarter of the time. Null, and nothing is written, if the score
/// is not of this kind.
char* put_decimal(char* at, double score) {
    constexpr double scale = 1e6;
    constexpr double smallest = 1e-4;  // below it there is an exponent
    constexpr double largest = 1e9;
    constexpr int places = 6;
    const double size = std::abs(score);
    if (!(size >= smallest && size < largest)) return nullptr;
    // Where this rounds to another than the nearest, the product was no whole number anyway.
    constexpr double half = 0.5;
    const auto scaled = static_cast<std::uint64_t>(size * scale + half);
    if (static_cast<double>(scaled) / scale != size) return nullptr;
    if (score < 0) *at++ = '-';
    constexpr std::size_t most_whole_digits = 10;
    constexpr auto unit = static_cast<std::uint64_t>(scale);
    at = std::to_chars(at, at + most_whole_digits, scaled / unit).ptr;
    auto fraction = static_cast<std::uint32_t>(scaled % unit);
    if (fraction == 0) return at;
    *at = '.';
    for (int place = places; place > 0; --place, fraction /= 10)
        at[place] = static_cast<char>('0' + fraction % 10);
    at += places;
    while (*at == '0') --at;
    return at + 1;
}

}  // namespace

char* put_score_text(char* at, double score, int digits) {
    if (digits >= 0) return fmt::format_to(at, FMT_COMPILE("{:.{}f}"), score, digits);
    if (char* const end = put_decimal(at, score); end != nullptr) return end;
    // Not std::to_chars: it writes 100000 as 1e+05.
    return fmt::format_to(at, FMT_COMPILE("{}"), score);
}

void append_score(std::string& text, double score, int digits) {
    const std::size_t before = text.size();
    text.resize(before + most_score_bytes(digits));
    const char* const end = put_score_text(text.data() + before, score, digits);
    text.resize(static_cast<std::size_t>(end - text.data()));
}

}  // namespace rankline
