// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace rankline {

/// Reading the numbers of a run file eight digits at a time ("SIMD within a register"). All
/// functions may read up to 32 bytes from where a number starts, whatever its length: for text with
/// slack behind.

namespace fast_number_detail {

inline constexpr std::uint64_t zeros = 0x3030303030303030ULL;

[[nodiscard]] inline std::uint64_t load_8(const char* text) noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, text, sizeof word);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    return word;
}

/// The top bit of each byte of `word` that is not a digit.
[[nodiscard]] inline std::uint64_t non_digits(std::uint64_t word) noexcept {
    const std::uint64_t values = word ^ zeros;
    // A value of 10 to 127 carries into the top bit; one of 128 and more has it.
    const std::uint64_t low = values & 0x7f7f7f7f7f7f7f7fULL;
    return ((low + 0x7676767676767676ULL) | values) & 0x8080808080808080ULL;
}

/// The number that the first `count` (1 to 8) bytes of `word` spell; they must be digits.
[[nodiscard]] inline std::uint64_t digits_value(std::uint64_t word, unsigned count) noexcept {
    // Digits at the top, zeros in front of them: pairs, fours, then eight are joined by
    // multiplying.
    word = (word ^ zeros) << (64 - 8 * count);
    word = (word * 10 + (word >> 8)) & 0x00ff00ff00ff00ffULL;
    word = (word * 100 + (word >> 16)) & 0x0000ffff0000ffffULL;
    return (word * 10000 + (word >> 32)) & 0xffffffffULL;
}

inline constexpr std::array<double, 16> powers_of_ten = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
inline constexpr std::array<std::uint64_t, 8> integer_powers = {1,     10,     100,     1000,
                                                                10000, 100000, 1000000, 10000000};

}  // namespace fast_number_detail

/// "14.904499", "-3", "0.89091682434": digits, perhaps a point and digits, 15 digits in all.
/// Exactly what a correctly rounding parser gives: the digits as an integer stay below 2^53 and 10
/// to the number of places is a double, so that one division rounds once (Clinger, PLDI 1990).
/// False for anything else.
[[nodiscard, gnu::always_inline]] inline bool parse_short_decimal(std::string_view text,
                                                                  double& value) noexcept {
    namespace detail = fast_number_detail;
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    if (text.empty()) [[unlikely]]
        return false;
    const std::uint64_t word = detail::load_8(text.data());
    const std::uint64_t stops = detail::non_digits(word);
    if (stops == 0) [[unlikely]]
        return false;
    const auto whole =
        static_cast<unsigned>(std::countr_zero(stops)) / 8;  // digits before the point
    if (whole == 0 || text.size() > 16) [[unlikely]]
        return false;
    if (whole >= text.size()) [[unlikely]] {
        // Whatever stopped the digits stands behind the number.
        value = static_cast<double>(detail::digits_value(word, static_cast<unsigned>(text.size())));
        if (negative) value = -value;
        return true;
    }
    if (text[whole] != '.') [[unlikely]]
        return false;
    const auto places = static_cast<unsigned>(text.size()) - whole - 1;
    if (places == 0) return false;
    // The first eight digits, with the point taken out from between them; then the rest.
    const char* const fraction = text.data() + whole + 1;
    const std::uint64_t kept = word & ((std::uint64_t{1} << (8 * whole)) - 1);
    const std::uint64_t joined = kept | (detail::load_8(fraction) << (8 * whole));
    const unsigned digits = whole + places;
    std::uint64_t mantissa = 0;
    if (digits <= 8) {
        if ((detail::non_digits(joined) << (64 - 8 * digits)) != 0) return false;
        mantissa = detail::digits_value(joined, digits);
    } else {
        const std::uint64_t rest = detail::load_8(fraction + 8 - whole);
        if ((detail::non_digits(joined) | (detail::non_digits(rest) << (64 - 8 * (digits - 8)))) !=
            0)
            return false;
        mantissa = detail::digits_value(joined, 8) * detail::integer_powers[digits - 8] +
                   detail::digits_value(rest, digits - 8);
    }
    value =
        static_cast<double>(static_cast<std::int64_t>(mantissa)) / detail::powers_of_ten[places];
    if (negative) value = -value;
    return true;
}

#if defined(__x86_64__)

namespace fast_number_detail {

/// How to read a number of `size` bytes with its point behind `whole` digits (none if they are
/// equal).
struct DecimalLayout {
    std::array<std::uint8_t, 16> control;  ///< the shuffle that takes the point out and moves the
                                           ///< digits to the end, zeros in front of them
    double scale;                          ///< what the digits are then to be divided by
};

consteval DecimalLayout decimal_layout(unsigned size, unsigned whole) {
    constexpr std::uint8_t zero = 0x80;
    DecimalLayout layout{};
    layout.control.fill(zero);
    unsigned lane = 16;
    for (unsigned i = size; i-- > 0;) {
        if (i != whole) layout.control[--lane] = static_cast<std::uint8_t>(i);
    }
    layout.scale = powers_of_ten[whole < size ? size - whole - 1 : 0];
    // A digit must stand on both sides of the point; where none does, the point is taken for one,
    // which it is not.
    if (size > 0 && (whole == 0 || whole + 1 == size))
        layout.control[0] = static_cast<std::uint8_t>(whole);
    return layout;
}

inline constexpr unsigned most_decimal = 16;  // bytes: 15 digits and a point

consteval auto make_layouts() {
    std::array<std::array<DecimalLayout, most_decimal + 1>, most_decimal + 1> layouts{};
    for (unsigned size = 1; size <= most_decimal; ++size) {
        for (unsigned whole = 0; whole <= std::min(size, most_decimal - 1); ++whole)
            layouts[size][whole] = decimal_layout(size, whole);
    }
    return layouts;
}

inline constexpr auto layouts = make_layouts();

using SixteenBytes = std::array<std::uint8_t, 16>;

/// Defined out of sight of the compiler, which would make them anew for each number.
extern const SixteenBytes all_points;  ///< '.'
extern const SixteenBytes all_zeros;   ///< '0'
extern const SixteenBytes all_nines;   ///< 9

[[nodiscard]] inline __m128i load_16(const void* from) noexcept {
    return _mm_loadu_si128(static_cast<const __m128i*>(from));
}

}  // namespace fast_number_detail

/// parse_short_decimal without a sign, all digits at once.
[[nodiscard, gnu::target("avx2,bmi,bmi2")]] inline bool parse_unsigned_avx2(
    std::string_view text, double& value) noexcept {
    namespace detail = fast_number_detail;
    if (text.size() - 1 >= detail::most_decimal) [[unlikely]]
        return false;
    const __m128i bytes = detail::load_16(text.data());
    const __m128i is_point = _mm_cmpeq_epi8(bytes, detail::load_16(&detail::all_points));
    const auto points = static_cast<std::uint32_t>(_mm_movemask_epi8(is_point));
    const auto whole = static_cast<std::size_t>(__builtin_ctz(points | (1U << text.size())));
    if (whole == detail::most_decimal) [[unlikely]]
        return false;  // sixteen digits
    const detail::DecimalLayout& layout = detail::layouts[text.size()][whole];
    const __m128i digits =
        _mm_shuffle_epi8(_mm_xor_si128(bytes, detail::load_16(&detail::all_zeros)),
                         detail::load_16(&layout.control));
    const __m128i valid =
        _mm_cmpeq_epi8(_mm_min_epu8(digits, detail::load_16(&detail::all_nines)), digits);
    if (_mm_movemask_epi8(valid) != 0xffff) [[unlikely]]
        return false;
    // Neighbours are joined to pairs, fours and eights.
    const __m128i pairs = _mm_maddubs_epi16(digits, _mm_set1_epi16(0x010a));
    const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(0x00010064));
    const __m128i eights =
        _mm_madd_epi16(_mm_packus_epi32(fours, fours), _mm_set1_epi32(0x00012710));
    const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
    const std::uint64_t mantissa = (both & 0xffffffffU) * 100000000 + (both >> 32);
    value = static_cast<double>(static_cast<std::int64_t>(mantissa)) / layout.scale;
    return true;
}

/// parse_short_decimal. A file mostly has either no negative number or nothing else.
[[nodiscard, gnu::target("avx2,bmi,bmi2")]] inline bool parse_short_decimal_avx2(
    std::string_view text, double& value) noexcept {
    if (parse_unsigned_avx2(text, value)) [[likely]]
        return true;
    if (!text.starts_with('-') || !parse_unsigned_avx2(text.substr(1), value)) return false;
    value = -value;
    return true;
}

#endif

}  // namespace rankline
