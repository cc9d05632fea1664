// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace rankline {

/// C's isspace in the C locale: what trec_eval takes as a separator.
[[nodiscard]] constexpr bool is_space(char c) noexcept {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/// `text` without is_space characters at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text) noexcept;

/// `text` without is_space characters at its beginning.
[[nodiscard]] std::string_view without_blanks_before(std::string_view text) noexcept;

/// The runs of characters between runs of is_space characters.
[[nodiscard]] std::vector<std::string_view> split_blanks(std::string_view text);

/// The pieces between `separator`s, empty ones included; "" gives one empty piece.
[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// All of `texts` with `separator` between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& texts,
                                 std::string_view separator = ", ");

/// Line number (from 1) of the byte at `offset` of `text`.
[[nodiscard]] std::uint64_t line_of(std::string_view text, std::uint64_t offset) noexcept;

/// ASCII lower case; other bytes unchanged.
[[nodiscard]] std::string lower_case(std::string_view text);

/// Length of the valid UTF-8 sequence at the start of `bytes`, 0 if there is none. Overlong forms,
/// surrogates and values above U+10FFFF are not valid.
[[nodiscard]] std::size_t utf8_length(std::string_view bytes) noexcept;

/// The candidates nearest to `name` by edit distance (insert, delete, replace, swap neighbours;
/// case ignored), best first, at most `limit`, none farther than a third of the name's length.
[[nodiscard]] std::vector<std::string> nearest_names(std::string_view name,
                                                     const std::vector<std::string>& candidates,
                                                     std::size_t limit = 3);

/// "; did you mean A or B?", or "" when nothing is near.
[[nodiscard]] std::string did_you_mean(std::string_view name,
                                       const std::vector<std::string>& candidates);

}  // namespace rankline
