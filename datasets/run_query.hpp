// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/file_bytes.hpp>
#include <rankline/base/hash.hpp>
#include <rankline/base/number.hpp>
#include <rankline/datasets/fast_number.hpp>
#include <rankline/datasets/processor.hpp>
#include <rankline/datasets/query_lines.hpp>
#include <rankline/datasets/run_line.hpp>
#include <rankline/model/run.hpp>

namespace rankline {

/// Which column of a line holds what, from 0. The query id is always the first.
struct RunColumns {
    static constexpr unsigned absent = ~0U;

    unsigned count = 0;  ///< columns a line must have; further ones are ignored
    unsigned docid = 0;
    unsigned rank = absent;
    unsigned score = absent;
    unsigned tag = absent;
};

/// What lines are read with, and from.
struct RunText {
    const char* begin;
    const char* end;
    const FileBytes& file;
    RankBy rank_by;
    bool ranks_needed;

    [[nodiscard]] Place place_of(const char* at) const;
    [[noreturn]] void fail(std::string_view field, const std::string& message) const;
    [[noreturn]] void fail_few_fields(const RunLine& line, unsigned wanted) const;
};

namespace run_query_detail {

// What is not usual is kept out of line: calls in the middle of the loop would cost it its
// registers.

[[nodiscard, gnu::noinline]] inline std::uint64_t hash_long_id(const char* data,
                                                               std::size_t size) noexcept {
    return hash_id(data, size);
}

[[nodiscard, gnu::noinline]] inline double read_unusual_score(const RunText& text,
                                                              std::string_view field) {
    const auto score = parse_double(field);
    if (!score) text.fail(field, "score is not a number: " + quoted(field));
    if (std::isnan(*score))
        text.fail(field, "score is NaN, which cannot be ranked: " + quoted(field));
    return *score;
}

/// hash_id for an id, not empty, with slack behind it.
[[gnu::always_inline]] inline std::uint64_t hash_with_slack(std::string_view id) noexcept {
    if (id.size() > 8) [[unlikely]]
        return hash_long_id(id.data(), id.size());
    const auto unused = 64 - 8 * id.size();
    return hash_short_id((fast_number_detail::load_8(id.data()) << unused) >> unused, id.size());
}

template <class Processor>
[[gnu::always_inline]] inline double read_score(const RunText& text, std::string_view field) {
    double score = 0;
    if (Processor::parse_decimal(field, score)) [[likely]]
        return score;
    return read_unusual_score(text, field);
}

/// The rank column as a number to order by, for RankBy::rank.
[[nodiscard]] inline double read_rank_key(const RunText& text, std::string_view field) {
    const auto rank = parse_integer(field);
    if (!rank) text.fail(field, "rank is not an integer: " + quoted(field));
    return -static_cast<double>(*rank);
}

/// The rank column as a number to break ties by.
[[nodiscard]] inline std::uint32_t read_rank(const RunText& text, std::string_view field) {
    const auto rank = parse_integer(field);
    if (!rank || *rank < 0 || *rank >= RunEntry::no_rank) {
        text.fail(field, "rank is not a number from 0 to 4294967294: " + quoted(field));
    }
    return static_cast<std::uint32_t>(*rank);
}

/// Numbers of up to eight digits without leading zeros are ordered as these are, whatever else the
/// column may hold: cheaper than reading it. 0 if there is no such column.
[[gnu::always_inline]] inline std::uint64_t rank_order(std::string_view field) noexcept {
    if (field.size() - 1 >= 8) return field.empty() ? 0 : ~std::uint64_t{0};
    return __builtin_bswap64(fast_number_detail::load_8(field.data())) >> (64 - 8 * field.size());
}

/// A line, for what is noticed between neighbours.
struct Neighbour {
    double score = std::numeric_limits<double>::infinity();
    std::uint64_t rank_order = 0;
    std::string_view rank;
};

/// Whether the ranks and the scores of two lines put them in opposite orders. Nearly always the
/// order of the texts of the ranks says no.
[[nodiscard]] inline bool ranks_contradict(const Neighbour& first, const Neighbour& second) {
    if (second.rank_order > first.rank_order && second.score <= first.score) return false;
    const auto first_rank = parse_integer(first.rank);
    const auto second_rank = parse_integer(second.rank);
    if (!first_rank || !second_rank) return false;
    return (second.score > first.score && *second_rank > *first_rank) ||
           (second.score < first.score && *second_rank < *first_rank);
}

/// A line of which the fields from the document id on are left to be looked at.
template <RunColumns columns>
struct SplitLine {
    const char* from;
    std::uint64_t edges;  ///< behind `from`, see field_edges

    template <unsigned column>
    [[nodiscard, gnu::always_inline]] std::string_view field() const noexcept {
        if constexpr (column == RunColumns::absent) {
            return {};
        } else {
            LineFields fields(from, edges);
            for (unsigned i = columns.docid; i < column; ++i) fields.skip();
            return fields.take();
        }
    }
};

/// Adds the lines of one query to it.
///
/// Most lines are short and like the one before but for document id, rank and score: they begin
/// with the same bytes (query id, mostly "Q0", blanks) and end with the same (tag, newline). A
/// batch of such lines is read in stages, each a loop over the batch that needs few registers and
/// in which a line does not wait for what was computed from the one before.
template <RunColumns columns, class Processor>
class LineReader {
public:
    LineReader(const RunText& text, QueryLines& query) : m_text(text), m_query(query) {
        if (!query.entries.empty()) m_before.score = query.entries.back().score;
        if (query.qid.data() != nullptr) m_qid_hash = hash_with_slack(query.qid);
    }

    /// Adds the lines from `at` on that are like the last one that add_any took, as many as fit a
    /// batch. Returns the next line.
    [[gnu::always_inline]] inline const char* add_similar(const char* at, const char* stop) {
        std::array<Line, most_in_batch> lines;
        std::size_t count = 0;
        at = split(at, stop, lines, count);
        if (count == 0) return at;
        const std::size_t before = m_query.entries.size();
        RunEntry* const added = m_query.entries.extend(count);
        const std::span<const Line> batch(lines.data(), count);
        take_docids(batch, added);
        take_keys(batch, added, before);
        return at;
    }

    /// Adds any line. Returns the next line, or `at` itself if the line is of another query.
    [[gnu::noinline]] const char* add_any(const char* at) {
        const BlockMasks masks = classify_within<AnyProcessor>(at, m_text.end);
        const std::uint64_t edges = field_edges(masks);
        const bool in_block = masks.newline != 0 && std::popcount(edges) >= int{2 * columns.count};
        const RunLine line = in_block ? line_of_block(at, masks, edges)
                                      : split_any_line(at, m_text.end, columns.count);
        if (*at == '#' || line.count == 0) return line.next;
        if (line.count < columns.count) m_text.fail_few_fields(line, columns.count);
        const std::string_view qid = line.fields[0];
        if (m_query.qid.data() == nullptr) {
            m_query.qid = qid;
            m_qid_hash = hash_with_slack(qid);
        } else if (qid != m_query.qid) {
            return at;
        }
        add_line(at, line);
        if (in_block) remember(at, line, edges);
        return line.next;
    }

private:
    using Line = SplitLine<columns>;

    static constexpr std::size_t most_in_batch = 128;
    static constexpr int none = -1;  ///< of edges: no line is remembered
    static constexpr bool has_rank = columns.rank != RunColumns::absent;
    static constexpr bool has_score = columns.score != RunColumns::absent;
    static constexpr bool has_tag = columns.tag != RunColumns::absent;
    static_assert(columns.rank > columns.docid && columns.score > columns.docid);
    static_assert(!has_rank || columns.score > columns.rank);
    static_assert(!has_tag || columns.tag + 1 == columns.count);

    static RunLine line_of_block(const char* at, const BlockMasks& masks, std::uint64_t edges) {
        RunLine line;
        line.next = at + __builtin_ctzll(masks.newline) + 1;
        line.count = columns.count;
        LineFields fields(at, edges);
        for (unsigned i = 0; i < columns.count; ++i) line.fields[i] = fields.take();
        return line;
    }

    /// Keeps what the next line may have in common with this one, which lies in one block; if it
    /// has, others will. What is kept of an earlier line is as good until then.
    void remember(const char* at, const RunLine& line, std::uint64_t edges) {
        const std::string_view qid = line.fields[0];
        const auto start = static_cast<std::size_t>(qid.data() + qid.size() - at);
        if (m_text.end - line.next < static_cast<std::ptrdiff_t>(start) ||
            std::memcmp(at, line.next, start) != 0)
            return;
        const char* const from = line.fields[columns.docid].data();
        const std::string_view last = line.fields[columns.count - 1];
        // With the blank in front: a tag may end as another one does.
        const char* const tail = has_tag ? last.data() - 1 : last.data() + last.size();
        const auto head_size = static_cast<std::size_t>(from - at);
        const auto tail_size = static_cast<std::size_t>(line.next - tail);
        if (std::max(head_size, tail_size) > BytePattern::most) return;
        m_head = BytePattern({at, head_size});
        m_tail = BytePattern({tail, tail_size});
        m_edges = std::popcount(edges >> head_size);
    }

    /// Finds the fields of the lines from `at` on that are like the one remembered.
    [[gnu::always_inline]] inline const char* split(const char* at, const char* stop,
                                                    std::array<Line, most_in_batch>& lines,
                                                    std::size_t& count) const {
        // Further than the processor looks ahead by itself: it stops at the end of a page.
        constexpr std::ptrdiff_t ahead = 2048;
        const char* const end = m_text.end;
        const BytePattern head = m_head;
        const BytePattern tail = m_tail;
        const int wanted = m_edges;
        std::size_t found = 0;
        while (at < stop && found < most_in_batch) {
            __builtin_prefetch(at + ahead);
            const BlockMasks masks = classify_within<Processor>(at, end);
            const std::uint64_t edges = field_edges(masks) >> head.size;
            if (masks.newline == 0 || std::popcount(edges) != wanted ||
                !Processor::matches(at, head))
                break;
            const char* const next = at + __builtin_ctzll(masks.newline) + 1;
            // The line remembered stands in front of this one: what is before `next` can be read.
            if (!Processor::matches(next - tail.size, tail)) break;
            lines[found++] = {at + head.size, edges};
            at = next;
        }
        count = found;
        return at;
    }

    [[gnu::always_inline]] inline void take_docids(std::span<const Line> lines, RunEntry* entries) {
        const std::uint64_t qid_hash = m_qid_hash;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::string_view docid = lines[i].template field<columns.docid>();
            const std::uint64_t hash = hash_with_slack(docid);
            entries[i].docid_data = docid.data();
            entries[i].docid_size = static_cast<std::uint32_t>(docid.size());
            entries[i].rank = RunEntry::no_rank;
            entries[i].hash = hash;
            if (hash == qid_hash) [[unlikely]]
                notice_own_qid(docid);
        }
    }

    /// All that a line can be wrong in, so that of several wrong lines the first is told. `before`:
    /// lines that the query has already.
    [[gnu::always_inline]] inline void take_keys(std::span<const Line> lines, RunEntry* entries,
                                                 std::size_t before) {
        const bool by_score = m_text.rank_by == RankBy::score;
        const bool score_only = by_score && !m_text.ranks_needed;
        double last_score = m_before.score;
        std::uint64_t last_order = m_before.rank_order;
        std::string_view rank;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            rank = lines[i].template field<columns.rank>();
            RunEntry& entry = entries[i];
            const std::string_view score = lines[i].template field<columns.score>();
            if (score_only) [[likely]]
                entry.score = read_score<Processor>(m_text, score);
            else
                read_keys(entry, rank, score, before + i);
            const std::uint64_t order = has_rank && by_score ? rank_order(rank) : last_order + 1;
            if (!(entry.score < last_score) || order <= last_order) [[unlikely]] {
                const Line* const line = &lines[i];
                compare({last_score, last_order,
                         i == 0 ? m_before.rank : line[-1].template field<columns.rank>()},
                        line->from - m_head.size, {entry.score, order, rank});
            }
            last_score = entry.score;
            last_order = order;
        }
        m_before = {last_score, last_order, rank};
    }

    void add_line(const char* at, const RunLine& line) {
        const std::string_view docid = line.fields[columns.docid];
        if (docid.size() > std::numeric_limits<std::uint32_t>::max())
            m_text.fail(docid, "a document id of more than 4 GiB");
        RunEntry entry;
        entry.docid_data = docid.data();
        entry.docid_size = static_cast<std::uint32_t>(docid.size());
        entry.hash = hash_with_slack(docid);
        if (entry.hash == m_qid_hash) notice_own_qid(docid);
        std::string_view rank;
        std::string_view score;
        if constexpr (has_rank) rank = line.fields[columns.rank];
        if constexpr (has_score) score = line.fields[columns.score];
        read_keys(entry, rank, score, m_query.entries.size());
        if constexpr (has_tag) notice_tag(line.fields[columns.tag]);
        const Neighbour neighbour{entry.score, rank_order(rank), rank};
        compare(m_before, at, neighbour);
        m_before = neighbour;
        m_query.entries.push_back(entry);
    }

    /// What ranks, and what breaks its ties. `line`: of the query, from 0. Of two bad columns the
    /// first is told, and in all layouts that is the rank. The score is read even when it does not
    /// rank: a line with a bad score is a bad line.
    void read_keys(RunEntry& entry, std::string_view rank, std::string_view score,
                   std::size_t line) const {
        double key = -static_cast<double>(line);
        if constexpr (has_rank) {
            if (m_text.ranks_needed) entry.rank = read_rank(m_text, rank);
            if (m_text.rank_by == RankBy::rank) key = read_rank_key(m_text, rank);
        }
        double by_score = 0;
        if constexpr (has_score) by_score = read_score<AnyProcessor>(m_text, score);
        entry.score = m_text.rank_by == RankBy::score ? by_score : key;
    }

    [[gnu::noinline]] void notice_own_qid(std::string_view docid) {
        if (docid == m_query.qid) m_query.own_qid.add(docid.data());
    }

    void notice_tag(std::string_view tag) {
        if (m_query.last_tag.data() == nullptr) {
            m_query.first_tag = tag;
        } else if (tag != m_query.last_tag) {
            m_query.changed_tag.add(tag.data());
            m_edges = none;  // m_tail has the tag before
        }
        m_query.last_tag = tag;
    }

    /// Compares the line at `at` with the one before.
    [[gnu::noinline]] void compare(const Neighbour& before, const char* at, const Neighbour& line) {
        if (!(line.score < before.score)) m_query.strictly_descending = false;
        if (has_rank && m_text.rank_by == RankBy::score && ranks_contradict(before, line))
            m_query.rank_against_score.add(at);
    }

    BytePattern m_head;  ///< of the line remembered: what is in front of the document id
    BytePattern m_tail;  ///< the tag and all behind it
    const RunText& m_text;
    QueryLines& m_query;
    std::uint64_t m_qid_hash = 0;
    Neighbour m_before;
    int m_edges = none;  ///< how many edges of fields there are behind m_head
};

}  // namespace run_query_detail

/// The loop in which a run is read. Not forced inline: what `Processor` needs is known only to the
/// functions below, each of which is flattened into one.
template <RunColumns columns, class Processor>
inline const char* read_lines(const RunText& text, const char* at, const char* stop,
                              QueryLines& query) {
    static_assert(columns.count <= RunLine::most_fields);
    run_query_detail::LineReader<columns, Processor> reader(text, query);
    while (at < stop) {
        at = reader.add_similar(at, stop);
        if (at >= stop) break;
        const char* const next = reader.add_any(at);
        if (next == at) break;
        at = next;
    }
    return at < text.end ? at : text.end;
}

template <RunColumns columns>
[[gnu::flatten]] const char* read_query_anywhere(const RunText& text, const char* at,
                                                 const char* stop, QueryLines& query) {
    return read_lines<columns, AnyProcessor>(text, at, stop, query);
}

#if defined(__x86_64__)

/// For processors that clear, find and count bits in one instruction (since 2013).
template <RunColumns columns>
[[gnu::flatten, gnu::target("avx2,bmi,bmi2,popcnt")]] const char* read_query_avx2(
    const RunText& text, const char* at, const char* stop, QueryLines& query) {
    return read_lines<columns, Avx2Processor>(text, at, stop, query);
}

/// The QueryReader of a layout that suits this processor.
template <RunColumns columns>
[[nodiscard]] QueryReader query_reader() noexcept {
    return has_avx2() ? read_query_avx2<columns> : read_query_anywhere<columns>;
}

#else

template <RunColumns columns>
[[nodiscard]] QueryReader query_reader() noexcept {
    return read_query_anywhere<columns>;
}

#endif

}  // namespace rankline
