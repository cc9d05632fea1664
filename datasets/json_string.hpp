// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace rankline {

/// Appends a JSON string, quotation marks and all; false, and nothing that is of use, if the bytes
/// are not UTF-8. Only what must be escaped is.
[[nodiscard]] bool append_json_string(std::string& text, std::string_view bytes);

}  // namespace rankline
