// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace rankline::cli {

/// How wide prose is set: what every terminal has.
inline constexpr std::size_t page_width = 80;

/// `text` broken at blanks into lines of at most `width` columns, each behind `indent` blanks and
/// ended by a newline. A word that is longer than a line stays whole.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t indent,
                                  std::size_t width = page_width);

/// `text` and blanks up to `width`.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

}  // namespace rankline::cli
