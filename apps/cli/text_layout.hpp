// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/text.hpp>

namespace rankline::cli {

/// How wide prose is set: what every terminal has.
inline constexpr std::size_t page_width = 80;

/// `text` broken at blanks into lines of at most `width` columns, each behind `indent` blanks and
/// ended by a newline. A word that is longer than a line stays whole.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t indent,
                                  std::size_t width = page_width);

/// `text` below a heading, both set in, as the parts of a record are printed; "" without text.
[[nodiscard]] std::string part(std::string_view heading, std::string_view text);

/// `bytes` as quoted() shows them, without the quotation marks: safe for a terminal and at most
/// about `limit` bytes.
[[nodiscard]] std::string shortened(std::string_view bytes, std::size_t limit);

/// `text` and blanks up to `width`.
[[nodiscard]] std::string padded(std::string_view text, std::size_t width);

/// A table; the first row names the columns.
using Rows = std::vector<std::vector<std::string>>;

/// Rows of cells as columns two blanks apart; without blanks at the ends of lines. Cells without
/// blanks can be taken apart again by any tool.
[[nodiscard]] std::string aligned(const Rows& rows);

/// Rows of cells with a tab between two.
[[nodiscard]] std::string tab_separated(const Rows& rows);

}  // namespace rankline::cli
