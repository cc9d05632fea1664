// SPDX-License-Identifier: MIT
#include <rankline/base/number.hpp>

#include <fast_float/fast_float.h>

#include <array>
#include <charconv>
#include <cmath>

namespace rankline {

std::optional<double> parse_double(std::string_view text) noexcept {
    // The parser, like std::from_chars, rejects a leading plus; C's strtod, which wrote the habits
    // of run files, takes it.
    if (text.size() > 1 && text[0] == '+' && text[1] != '-' && text[1] != '+')
        text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<std::int64_t> parse_integer(std::string_view text) noexcept {
    if (text.size() > 1 && text[0] == '+' && text[1] != '-' && text[1] != '+')
        text.remove_prefix(1);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

void append_fixed(std::string& out, double value, int digits) {
    if (std::isnan(value)) {
        out += "nan";
        return;
    }
    // 309 digits before the point at most, a sign and the point.
    std::array<char, 400> buffer;
    if (digits > 60) digits = 60;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                            std::chars_format::fixed, digits);
    out.append(buffer.data(), end);
}

void append_shortest(std::string& out, double value) {
    if (std::isnan(value)) {
        out += "nan";
        return;
    }
    std::array<char, 32> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), end);
}

std::string format_number(double value, int digits) {
    std::string out;
    if (digits < 0) {
        append_shortest(out, value);
    } else {
        append_fixed(out, value, digits);
    }
    return out;
}

}  // namespace rankline
