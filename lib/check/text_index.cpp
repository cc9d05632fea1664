// SPDX-License-Identifier: MIT
#include <rankline/check/text_index.hpp>

#include <tsl/robin_map.h>

#include <algorithm>
#include <functional>

#include <rankline/base/hash.hpp>
#include <rankline/base/id_hash.hpp>
#include <rankline/base/text.hpp>
#include <rankline/check/lines.hpp>
#include <rankline/check/row.hpp>
#include <rankline/parallel/parallel.hpp>

namespace rankline {

namespace {

/// Large enough that a piece costs nothing to manage, small enough for the second cache.
constexpr std::size_t piece_size = std::size_t{1} << 20;

struct QidRange {
    std::string_view qid;
    const char* begin = nullptr;
};

/// Where query ids change within a piece. Lines without an id are part of what is before them; at
/// the beginning they are a range with the id "".
std::vector<QidRange> ranges_of(std::string_view piece) {
    std::vector<QidRange> ranges;
    for_each_line(piece, [&](std::string_view line) {
        const bool comment = line.starts_with('#');
        const std::string_view qid = comment ? std::string_view() : first_column(line);
        if (ranges.empty() || (!qid.empty() && !same_id_bytes(qid, ranges.back().qid)))
            ranges.push_back({qid, line.data()});
    });
    return ranges;
}

/// Joins the ranges of all pieces to queries.
class QueryJoiner {
public:
    void add(const QidRange& range, const char* end) {
        const bool goes_on =
            !m_index.queries.empty() && (range.qid.empty() || range.qid == m_last_qid);
        if (goes_on) {
            m_index.ranges.back().end = end;
            m_index.queries[m_last].bytes += static_cast<std::uint64_t>(end - range.begin);
            return;
        }
        const std::size_t place = m_index.ranges.size();
        m_index.ranges.push_back({range.begin, end, 0});
        const auto [found, is_new] = m_places.try_emplace(range.qid, m_index.queries.size());
        m_last = found->second;
        m_last_qid = range.qid;
        if (is_new) {
            m_index.queries.push_back({range.qid, place, place, 0});
        } else {
            m_index.ranges[m_index.queries[m_last].last].next = place;
            m_index.queries[m_last].last = place;
        }
        m_index.queries[m_last].bytes += static_cast<std::uint64_t>(end - range.begin);
    }

    [[nodiscard]] QueryIndex take() { return std::move(m_index); }

private:
    QueryIndex m_index;
    tsl::robin_map<std::string_view, std::size_t, IdHash> m_places;
    std::size_t m_last = 0;
    std::string_view m_last_qid;
};

}  // namespace

TextPieces::TextPieces(std::string_view text) : m_text(text) {
    while (!text.empty()) {
        std::size_t size = text.size();
        if (size > piece_size) {
            const std::size_t newline = text.find('\n', piece_size);
            if (newline != std::string_view::npos) size = newline + 1;
        }
        m_pieces.push_back(text.substr(0, size));
        text.remove_prefix(size);
    }
}

TextPieces::LineColumn TextPieces::place_of(const char* at) const {
    if (m_pieces.empty()) return {1, 1};
    if (m_lines_before.empty()) {
        std::uint64_t lines = 0;
        for (const std::string_view piece : m_pieces) {
            m_lines_before.push_back(lines);
            lines += line_of(piece, piece.size()) - 1;
        }
    }
    const auto behind = std::upper_bound(
        m_pieces.begin(), m_pieces.end(), at,
        [](const char* byte, std::string_view piece) { return std::less<>()(byte, piece.data()); });
    const auto piece = static_cast<std::size_t>(behind - m_pieces.begin()) - 1;
    const std::less<> is_before;
    const char* from = m_pieces[piece].data();
    std::uint64_t line = m_lines_before[piece] + 1;
    if (m_last.begin != nullptr && !is_before(at, m_last.begin) && is_before(from, m_last.begin)) {
        from = m_last.begin;
        line = m_last.line;
    }
    const std::string_view before(from, static_cast<std::size_t>(at - from));
    line += line_of(before, before.size()) - 1;
    m_last = {from + (before.rfind('\n') + 1), line};  // none is the last number: 0 again
    return {line, static_cast<std::uint64_t>(at - m_last.begin) + 1};
}

QueryIndex index_queries(const TextPieces& pieces, unsigned threads) {
    const std::vector<std::string_view>& all = pieces.all();
    std::vector<std::vector<QidRange>> ranges(all.size());
    for_each_index(all.size(), threads,
                   [&](std::size_t i, unsigned) { ranges[i] = ranges_of(all[i]); });
    QueryJoiner joiner;
    for (std::size_t piece = 0; piece < all.size(); ++piece) {
        const char* const end = all[piece].data() + all[piece].size();
        for (std::size_t i = 0; i < ranges[piece].size(); ++i) {
            const bool last = i + 1 == ranges[piece].size();
            joiner.add(ranges[piece][i], last ? end : ranges[piece][i + 1].begin);
        }
    }
    return joiner.take();
}

}  // namespace rankline
