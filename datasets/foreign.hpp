// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace rankline {

/// What a file that begins with `head` is and what would help, "a zip archive; unpack it first",
/// where that can be told for certain and no reader could say it as well; "" for any other.
[[nodiscard]] std::string foreign_content(std::string_view head);

}  // namespace rankline
