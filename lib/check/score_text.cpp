// SPDX-License-Identifier: MIT
#include <rankline/check/score_text.hpp>

#include <algorithm>

#include <rankline/base/error.hpp>
#include <rankline/base/number.hpp>

namespace rankline {

int decimal_places(std::string_view text) {
    const std::size_t mark = text.find_first_of("eE");
    const std::string_view mantissa = text.substr(0, mark);
    const std::size_t point = mantissa.find('.');
    int places =
        point == std::string_view::npos ? 0 : static_cast<int>(mantissa.size() - point - 1);
    if (mark == std::string_view::npos) return places;
    const auto exponent = parse_integer(text.substr(mark + 1));
    // No double has more places than 1100, whatever the exponent says.
    constexpr std::int64_t most = 1100;
    if (exponent) places -= static_cast<int>(std::clamp<std::int64_t>(*exponent, -most, most));
    return places;
}

std::optional<double> score_with_comma(std::string_view text) {
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    std::string point(text);
    point[comma] = '.';
    return parse_double(point);
}

std::string shown_score(const CheckRow& row) {
    const std::string_view text = row[Column::score];
    return text.empty() ? format_number(row.score, -1) : quoted(text);
}

}  // namespace rankline
