// SPDX-License-Identifier: MIT
#include <rankline/datasets/score_text.hpp>

#include <fmt/compile.h>

namespace rankline {

char* put_score_text(char* at, double score, int digits) {
    // Not std::to_chars for the shortest text: it writes 100000 as 1e+05.
    return digits < 0 ? fmt::format_to(at, FMT_COMPILE("{}"), score)
                      : fmt::format_to(at, FMT_COMPILE("{:.{}f}"), score, digits);
}

void append_score(std::string& text, double score, int digits) {
    const std::size_t before = text.size();
    text.resize(before + most_score_bytes(digits));
    const char* const end = put_score_text(text.data() + before, score, digits);
    text.resize(static_cast<std::size_t>(end - text.data()));
}

}  // namespace rankline
