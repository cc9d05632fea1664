// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

#include <rankline/base/text.hpp>

namespace rankline {

/// Going from line to line in a run of columns, looking at the query id alone.

/// The next line that starts in [at, to), or `to`: a piece in the middle of a long line must not
/// look for its end in all the others.
[[nodiscard]] inline const char* next_line(const char* at, const char* to) {
    const void* newline = std::memchr(at, '\n', static_cast<std::size_t>(to - at));
    return newline == nullptr ? to : static_cast<const char*>(newline) + 1;
}

/// The start of the line that ends before `before`, which is behind `begin`, that of the text.
[[nodiscard]] inline const char* line_start(const char* begin, const char* before) {
    const char* const last = before - 1;
    const void* newline = ::memrchr(begin, '\n', static_cast<std::size_t>(last - begin));
    return newline == nullptr ? begin : static_cast<const char*>(newline) + 1;
}

/// The first field of a line, "" if it is blank. `end` is that of the text.
[[nodiscard]] inline std::string_view qid_at(const char* line, const char* end) {
    const char* start = line;
    while (start < end && *start != '\n' && is_space(*start)) ++start;
    const char* stop = start;
    while (stop < end && !is_space(*stop)) ++stop;
    return {start, static_cast<std::size_t>(stop - start)};
}

/// The first line in [at, to) that is neither blank nor a comment, or `to`. `at` is a line start.
[[nodiscard]] inline const char* skip_ignored(const char* at, const char* to, const char* end) {
    while (at < to && (*at == '#' || qid_at(at, end).empty())) at = next_line(at, to);
    return at < to ? at : to;
}

/// The qid of the last line before `line` that is neither blank nor a comment, "" if there is none.
[[nodiscard]] inline std::string_view qid_before(const char* line, const char* begin,
                                                 const char* end) {
    while (line > begin) {
        line = line_start(begin, line);
        if (*line == '#') continue;
        const std::string_view qid = qid_at(line, end);
        if (!qid.empty()) return qid;
    }
    return {};
}

}  // namespace rankline
