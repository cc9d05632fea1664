// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rankline {

/// A decimal number, the whole of `text` and nothing else: optional sign, digits, point, exponent,
/// or inf/infinity/nan in any case. No blanks, no locale, no hexadecimal. Correctly rounded; what
/// is too large becomes infinity and what is too small zero, as with C's strtod.
[[nodiscard]] std::optional<double> parse_double(std::string_view text) noexcept;

/// A decimal integer, the whole of `text`, with optional sign. Nothing when it does not fit.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text) noexcept;

/// `value` with exactly `digits` places behind the point, byte for byte what printf("%.*f") gives
/// in the C locale; NaN is "nan" whatever its sign.
void append_fixed(std::string& out, double value, int digits);

/// The shortest decimal text that reads back as the same double; "nan", "inf", "-inf" otherwise.
void append_shortest(std::string& out, double value);

/// Both of the above: `digits` < 0 means the shortest.
[[nodiscard]] std::string format_number(double value, int digits);

}  // namespace rankline
