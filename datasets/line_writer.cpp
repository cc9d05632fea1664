// SPDX-License-Identifier: MIT
#include <rankline/datasets/line_writer.hpp>

#include <fmt/compile.h>

namespace rankline {

void LineWriter::put_score(double score) {
    // Not std::to_chars for the shortest text: it writes 100000 as 1e+05.
    m_at = m_digits < 0 ? fmt::format_to(m_at, FMT_COMPILE("{}"), score)
                        : fmt::format_to(m_at, FMT_COMPILE("{:.{}f}"), score, m_digits);
}

}  // namespace rankline
