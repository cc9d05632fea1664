// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

namespace rankline {

/// Calls `take(line)` for each line of `text`, without its newline. What stands behind the last
/// newline is a line, too, unless it is nothing.
template <class Take>
void for_each_line(std::string_view text, Take take) {
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        const void* newline = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
        const char* const stop = newline == nullptr ? end : static_cast<const char*>(newline);
        take(std::string_view(at, static_cast<std::size_t>(stop - at)));
        at = stop + 1;
    }
}

}  // namespace rankline
