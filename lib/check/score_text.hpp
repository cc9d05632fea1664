// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <rankline/check/row.hpp>

namespace rankline {

/// Digits behind the point of a number as it is written, less those of an exponent: 3 for 1.250,
/// 7 for 1.25e-5; 0 without a point.
[[nodiscard]] int decimal_places(std::string_view text);

/// The number that "0,25" stands for; nothing for a text without exactly one comma.
[[nodiscard]] std::optional<double> score_with_comma(std::string_view text);

/// The score as it is written, or, where it was no text, the shortest that reads back.
[[nodiscard]] std::string shown_score(const CheckRow& row);

}  // namespace rankline
