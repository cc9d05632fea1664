// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace rankline {

/// A text cut into pieces of whole lines, to count lines once and to work on side by side.
class TextPieces {
public:
    explicit TextPieces(std::string_view text);

    [[nodiscard]] const std::vector<std::string_view>& all() const noexcept { return m_pieces; }

    /// Where a byte of the text, or its end, stands. The first call counts the lines of all pieces,
    /// a later one those since the place before, if that is nearer than the begin of the piece.
    struct LineColumn {
        std::uint64_t line = 0;
        std::uint64_t column = 0;
    };
    [[nodiscard]] LineColumn place_of(const char* at) const;

private:
    std::string_view m_text;
    std::vector<std::string_view> m_pieces;
    /// A line that was asked for.
    struct Line {
        const char* begin = nullptr;
        std::uint64_t line = 0;
    };
    mutable std::vector<std::uint64_t> m_lines_before;
    mutable Line m_last;
};

/// Lines that stand together and have one query id; lines without one belong to what is before
/// them.
struct LineRange {
    const char* begin = nullptr;
    const char* end = nullptr;
    std::size_t next = 0;  ///< the query's next range, 0 if there is none
};

/// Where the lines of each query stand.
struct QueryIndex {
    struct Query {
        std::string_view qid;   ///< "" for lines before the first query
        std::size_t first = 0;  ///< index into ranges
        std::size_t last = 0;
        std::uint64_t bytes = 0;
    };
    std::vector<LineRange> ranges;  ///< in the order of the text
    std::vector<Query> queries;     ///< by first mention
};

[[nodiscard]] QueryIndex index_queries(const TextPieces& pieces, unsigned threads);

}  // namespace rankline
