// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include <rankline/base/error.hpp>

namespace rankline {

/// Line and column of `piece` in `text`, the content of `file`; the file alone if it is not a piece
/// of it. Costs a pass over the text before it: for messages.
[[nodiscard]] Place place_in(std::string_view text, std::string_view piece, std::string_view file);

}  // namespace rankline
