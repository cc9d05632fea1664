// SPDX-License-Identifier: MIT
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
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

[[nodiscard, gnu::noinline]] inline bool same_long_id(const char* a, const char* b,
                                                      std::size_t size) noexcept {
    return std::memcmp(a, b, size) == 0;
}

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

/// Whether two ids are the same bytes. Text has slack behind it, so up to 8 bytes can be compared
/// as one shifted word.
[[gnu::always_inline]] inline bool same_id(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    if (a.size() > 8) [[unlikely]]
        return same_long_id(a.data(), b.data(), a.size());
    const std::uint64_t difference =
        fast_number_detail::load_8(a.data()) ^ fast_number_detail::load_8(b.data());
    return (difference << (64 - 8 * a.size())) == 0;
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
/// column may hold: cheaper than reading it.
[[gnu::always_inline]] inline std::uint64_t rank_order(std::string_view field) noexcept {
    if (field.size() > 8) return ~std::uint64_t{0};
    return __builtin_bswap64(fast_number_detail::load_8(field.data())) >> (64 - 8 * field.size());
}

/// The line before, for what is noticed between neighbours.
struct Neighbour {
    double score = std::numeric_limits<double>::infinity();
    std::uint64_t rank_order = 0;
    std::string_view rank;
};

/// Whether two ranks and two scores put two documents in opposite orders.
[[nodiscard, gnu::noinline]] inline bool orders_differ(std::string_view first_rank,
                                                       double first_score, std::string_view rank,
                                                       double score) noexcept {
    const auto first = parse_integer(first_rank);
    const auto second = parse_integer(rank);
    if (!first || !second) return false;
    return (score > first_score && *second > *first) || (score < first_score && *second < *first);
}

/// Whether the rank column orders two neighbouring lines against their scores. Nearly always the
/// first test, on the order of the texts, says no.
[[gnu::always_inline]] inline bool rank_contradicts(const Neighbour& before, double score,
                                                    std::uint64_t order,
                                                    std::string_view rank) noexcept {
    if (order > before.rank_order && score <= before.score) [[likely]]
        return false;
    return orders_differ(before.rank, before.score, rank, score);
}

/// Takes the fields of one line as they come and adds the line to a query. What every line looks at
/// is kept here and not in the query, so that it can stay in registers; `finish` hands it back.
template <RunColumns columns, class Processor>
class LineReader {
public:
    [[gnu::always_inline]] inline LineReader(const RunText& text, QueryLines& query)
        : m_text(&text),
          m_query(&query),
          m_qid(query.qid),
          m_last_tag(query.last_tag),
          m_strictly_descending(query.strictly_descending) {
        if (!query.entries.empty()) m_before.score = query.entries.back().score;
    }

    /// `fields.take()` gives the next field. False if the line is of another query.
    template <class Fields>
    [[gnu::always_inline]] inline bool add(const char* at, Fields& fields) {
        const std::string_view qid = fields.take();
        if (m_qid.data() == nullptr) [[unlikely]] {
            m_qid = qid;
        } else if (!same_id(qid, m_qid)) {
            return false;
        }
        RunEntry entry;
        std::string_view rank;
        read_fields<1>(fields, entry, rank);
        if (m_text->rank_by == RankBy::line)
            entry.score = -static_cast<double>(m_query->entries.size());
        if (same_id(entry.docid(), qid)) [[unlikely]]
            m_query->own_qid.add(entry.docid_data);
        compare_with_before(at, entry.score, rank);
        m_query->entries.push_back(entry);
        return true;
    }

    /// Adds a line that is long, short of fields, blank or a comment. Returns the next line, or
    /// `at` itself if the line is of another query. Works on a copy: a member function that is not
    /// inlined would pin this object to memory.
    [[gnu::always_inline]] inline const char* add_unusual(const char* at) {
        LineReader copy = *this;
        const char* const next = copy.add_any(at);
        *this = copy;
        return next;
    }

    [[gnu::always_inline]] inline void finish() const {
        m_query->qid = m_qid;
        m_query->last_tag = m_last_tag;
        m_query->strictly_descending = m_strictly_descending;
    }

private:
    [[gnu::noinline]] const char* add_any(const char* at) {
        struct Taken {
            const RunLine& line;
            unsigned index = 0;
            std::string_view take() { return line.fields[index++]; }
        };
        const RunLine line = split_any_line(at, m_text->end, columns.count);
        if (*at == '#' || line.count == 0) return line.next;
        if (line.count < columns.count) m_text->fail_few_fields(line, columns.count);
        Taken fields{line};
        return add(at, fields) ? line.next : at;
    }

    /// The fields from `index` on. A recursion, not a fold over a lambda, which would not be
    /// inlined.
    template <unsigned index, class Fields>
    [[gnu::always_inline]] inline void read_fields(Fields& fields, RunEntry& entry,
                                                   std::string_view& rank) {
        if constexpr (index < columns.count) {
            read_field<index>(fields.take(), entry, rank);
            read_fields<index + 1>(fields, entry, rank);
        }
    }

    template <unsigned index>
    [[gnu::always_inline]] inline void read_field(std::string_view field, RunEntry& entry,
                                                  std::string_view& rank) {
        if constexpr (index == columns.docid) {
            entry.docid_data = field.data();
            entry.docid_size = static_cast<std::uint32_t>(field.size());
            entry.hash = hash_with_slack(field);
            if (field.size() > std::numeric_limits<std::uint32_t>::max()) [[unlikely]] {
                m_text->fail(field, "a document id of more than 4 GiB");
            }
        } else if constexpr (index == columns.score) {
            // Read even when it does not rank: a line with a bad score is a bad line.
            const double score = read_score<Processor>(*m_text, field);
            if (columns.rank == RunColumns::absent || m_text->rank_by != RankBy::rank)
                entry.score = score;
        } else if constexpr (index == columns.rank) {
            rank = field;
            if (m_text->ranks_needed) entry.rank = read_rank(*m_text, field);
            if (m_text->rank_by == RankBy::rank) entry.score = read_rank_key(*m_text, field);
        } else if constexpr (index == columns.tag) {
            notice_tag(field);
        }
    }

    [[gnu::always_inline]] inline void notice_tag(std::string_view tag) {
        if (m_last_tag.data() == nullptr) [[unlikely]] {
            m_query->first_tag = tag;
        } else if (!same_id(tag, m_last_tag)) [[unlikely]] {
            m_query->changed_tag.add(tag.data());
        }
        m_last_tag = tag;
    }

    [[gnu::always_inline]] inline void compare_with_before(const char* at, double score,
                                                           std::string_view rank) {
        m_strictly_descending &= score < m_before.score;
        if constexpr (columns.rank != RunColumns::absent) {
            if (m_text->rank_by == RankBy::score) {
                const std::uint64_t order = rank_order(rank);
                if (rank_contradicts(m_before, score, order, rank))
                    m_query->rank_against_score.add(at);
                m_before.rank_order = order;
                m_before.rank = rank;
            }
        }
        m_before.score = score;
    }

    const RunText* m_text;
    QueryLines* m_query;
    std::string_view m_qid;
    std::string_view m_last_tag;
    Neighbour m_before;
    bool m_strictly_descending;
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
        LineFields fields(at, classify_within<Processor>(at, text.end));
        if (*at != '#' && fields.usual(columns.count)) [[likely]] {
            if (!reader.add(at, fields)) break;
            at = fields.next();
        } else {
            const char* const next = reader.add_unusual(at);
            if (next == at) break;
            at = next;
        }
    }
    reader.finish();
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
