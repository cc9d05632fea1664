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

/// A kind of oddity: how often it was seen and where first.
struct LineFinding {
    std::uint64_t count = 0;
    const char* first = nullptr;

    void add(const char* place) noexcept {
        if (count++ == 0) first = place;
    }
    /// `later` was counted further on in the text.
    void merge(const LineFinding& later) noexcept {
        if (first == nullptr) first = later.first;
        count += later.count;
    }
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

/// The lines of one query, and what was noticed in all lines read so far.
struct QueryLines {
    std::string_view qid;
    std::vector<RunEntry> entries;
    bool strictly_descending = true;

    std::uint64_t lines = 0;
    std::string_view first_tag;
    std::string_view last_tag;
    LineFinding rank_against_score;
    LineFinding changed_tag;
    LineFinding own_qid;

    /// Forgets the query but not what was noticed.
    void start_query() {
        qid = {};
        entries.clear();
        strictly_descending = true;
    }
};

/// Appends the lines from `at` to `query` until a line has another qid or starts at or behind
/// `stop`, and returns where that line starts. The first line sets the qid of a query without one.
using QueryReader = const char* (*)(const RunText& text, const char* at, const char* stop,
                                    QueryLines& query);

namespace run_query_detail {

/// Whether two ids are the same bytes. Text has slack behind it, so up to 8 bytes can be compared
/// as one shifted word.
[[gnu::always_inline]] inline bool same_id(std::string_view a, std::string_view b) noexcept {
    if (a.size() != b.size()) return false;
    if (a.size() > 8) return std::memcmp(a.data(), b.data(), a.size()) == 0;
    const std::uint64_t difference =
        fast_number_detail::load_8(a.data()) ^ fast_number_detail::load_8(b.data());
    return (difference << (64 - 8 * a.size())) == 0;
}

/// hash_id for an id, not empty, with slack behind it.
[[gnu::always_inline]] inline std::uint64_t hash_with_slack(std::string_view id) noexcept {
    if (id.size() > 8) return hash_id(id);
    const auto unused = 64 - 8 * id.size();
    return hash_short_id((fast_number_detail::load_8(id.data()) << unused) >> unused, id.size());
}

[[gnu::always_inline]] inline double read_score(const RunText& text, std::string_view field) {
    double score = 0;
    if (parse_short_decimal(field, score)) return score;
    const auto parsed = parse_double(field);
    if (!parsed) text.fail(field, "score is not a number: " + quoted(field));
    if (std::isnan(*parsed)) text.fail(field, "score is NaN, which cannot be ranked: " + quoted(field));
    return *parsed;
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

/// Whether the rank column orders two neighbouring lines against their scores. Nearly always the
/// first test, on the order of the texts, says no.
[[gnu::always_inline]] inline bool rank_contradicts(const Neighbour& before, double score, std::uint64_t order,
                                                    std::string_view rank) noexcept {
    if (order > before.rank_order && score <= before.score) return false;
    const auto last = parse_integer(before.rank);
    const auto now = parse_integer(rank);
    if (!last || !now) return false;
    return (score > before.score && *now > *last) || (score < before.score && *now < *last);
}

[[gnu::always_inline]] inline void notice_tag(std::string_view tag, QueryLines& query) noexcept {
    if (query.last_tag.data() == nullptr) {
        query.first_tag = tag;
    } else if (!same_id(tag, query.last_tag)) {
        query.changed_tag.add(tag.data());
    }
    query.last_tag = tag;
}

template <RunColumns columns>
[[gnu::always_inline]] inline RunEntry read_entry(const RunText& text, const RunLine& line,
                                                  std::size_t line_index) {
    const std::string_view docid = line.field(columns.docid);
    if (docid.size() > std::numeric_limits<std::uint32_t>::max()) [[unlikely]] {
        text.fail(docid, "a document id of more than 4 GiB");
    }
    RunEntry entry;
    entry.docid_data = docid.data();
    entry.docid_size = static_cast<std::uint32_t>(docid.size());
    entry.hash = hash_with_slack(docid);
    // A score is read even when it does not rank: a line with a bad one is a bad line.
    if constexpr (columns.score != RunColumns::absent) entry.score = read_score(text, line.field(columns.score));
    if constexpr (columns.rank != RunColumns::absent) {
        if (text.ranks_needed) entry.rank = read_rank(text, line.field(columns.rank));
        if (text.rank_by == RankBy::rank) entry.score = read_rank_key(text, line.field(columns.rank));
    }
    if (text.rank_by == RankBy::line) entry.score = -static_cast<double>(line_index);
    return entry;
}

/// Adds a line with all its fields to the query; false if it is of another query.
template <RunColumns columns>
[[gnu::always_inline]] inline bool add_line(const RunText& text, const RunLine& line, QueryLines& query,
                                            Neighbour& before) {
    const std::string_view qid = line.field(0);
    if (query.qid.data() == nullptr) {
        query.qid = qid;
    } else if (!same_id(qid, query.qid)) {
        return false;
    }
    const RunEntry entry = read_entry<columns>(text, line, query.entries.size());
    if (!(entry.score < before.score)) query.strictly_descending = false;
    if constexpr (columns.rank != RunColumns::absent) {
        if (text.rank_by == RankBy::score) {
            const std::string_view rank = line.field(columns.rank);
            const std::uint64_t order = rank_order(rank);
            if (rank_contradicts(before, entry.score, order, rank)) query.rank_against_score.add(line.at);
            before.rank_order = order;
            before.rank = rank;
        }
    }
    before.score = entry.score;
    if (same_id(entry.docid(), qid)) query.own_qid.add(entry.docid_data);
    if constexpr (columns.tag != RunColumns::absent) notice_tag(line.field(columns.tag), query);
    query.entries.push_back(entry);
    return true;
}

/// The same for a line that is long, short of fields, blank or a comment. Returns the next line, or
/// `at` itself if the line is of another query.
template <RunColumns columns>
[[gnu::noinline]] const char* add_unusual_line(const RunText& text, const char* at, QueryLines& query,
                                               Neighbour& before) {
    const RunLine line = split_any_line(at, text.end, columns.count);
    if (*at == '#' || line.count == 0) return line.next;
    if (line.count < columns.count) text.fail_few_fields(line, columns.count);
    return add_line<columns>(text, line, query, before) ? line.next : at;
}

}  // namespace run_query_detail

/// The QueryReader of a layout: the loop in which a run is read.
template <RunColumns columns>
const char* read_query(const RunText& text, const char* at, const char* stop, QueryLines& query) {
    namespace detail = run_query_detail;
    static_assert(columns.count <= RunLine::most_fields);
    detail::Neighbour before;
    if (!query.entries.empty()) before.score = query.entries.back().score;
    while (at < stop) {
        RunLine line;
        const char* next;
        if (*at != '#' && split_usual_line<columns.count>(at, text.end, line)) [[likely]] {
            next = detail::add_line<columns>(text, line, query, before) ? line.next : at;
        } else {
            next = detail::add_unusual_line<columns>(text, at, query, before);
        }
        if (next == at) break;
        at = next;
    }
    return at < text.end ? at : text.end;
}

}  // namespace rankline
