// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace rankline {

/// "20240131" with `separator` '\0', "2024/01/31" with '/': all of `text`, a day that there is.
[[nodiscard]] std::optional<std::chrono::year_month_day> parse_date(std::string_view text,
                                                                    char separator) noexcept;

/// "2024/01/31".
[[nodiscard]] std::string date_text(std::chrono::year_month_day date, char separator);

/// The last day that is less than `months` months past `date`: nine months past 2020/11/01 is
/// 2021/07/31.
[[nodiscard]] std::chrono::year_month_day last_day_within(std::chrono::year_month_day date,
                                                          int months) noexcept;

}  // namespace rankline
