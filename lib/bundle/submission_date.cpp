// SPDX-License-Identifier: MIT
#include <rankline/bundle/submission_date.hpp>

#include <algorithm>

namespace rankline {

namespace {

std::string padded(unsigned number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

std::optional<std::chrono::year_month_day> parse_date(std::string_view text,
                                                      char separator) noexcept {
    const std::size_t gap = separator == '\0' ? 0 : 1;
    if (text.size() != 8 + 2 * gap) return std::nullopt;
    if (gap == 1 && (text[4] != separator || text[7] != separator)) return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t size) -> unsigned {
        unsigned value = 0;
        for (const char c : text.substr(from, size)) {
            if (c < '0' || c > '9') return 0;  // no year, month or day is 0
            value = value * 10 + static_cast<unsigned>(c - '0');
        }
        return value;
    };
    const unsigned year = number(0, 4);
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                           std::chrono::month(number(4 + gap, 2)),
                                           std::chrono::day(number(6 + 2 * gap, 2))};
    if (year == 0 || !date.ok()) return std::nullopt;
    return date;
}

std::string date_text(std::chrono::year_month_day date, char separator) {
    return padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + separator +
           padded(static_cast<unsigned>(date.month()), 2) + separator +
           padded(static_cast<unsigned>(date.day()), 2);
}

std::chrono::year_month_day last_day_within(std::chrono::year_month_day date, int months) noexcept {
    const std::chrono::year_month_day later = date + std::chrono::months(months);
    // 31 May and nine months: February has no such day, and its last one is within.
    if (!later.ok())
        return std::chrono::year_month_day(later.year() / later.month() / std::chrono::last);
    return std::chrono::year_month_day(std::chrono::sys_days(later) - std::chrono::days(1));
}

}  // namespace rankline
