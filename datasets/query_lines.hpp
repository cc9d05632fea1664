// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <rankline/model/run.hpp>

namespace rankline {

/// A kind of oddity: how often it was seen and where first.
struct LineFinding {
    std::uint64_t count = 0;
    const char* first = nullptr;

    void add(const char* place) noexcept {
        if (count++ == 0) first = place;
    }
    /// Of places in the same text the one further in front is kept.
    void merge(const LineFinding& other) noexcept {
        if (first == nullptr || (other.first != nullptr && other.first < first))
            first = other.first;
        count += other.count;
    }
};

struct RunText;

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

}  // namespace rankline
