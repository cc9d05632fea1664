// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
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

/// Entries in memory that is kept from query to query, so that an entry that is about to be written
/// need not be initialised first.
class EntryBuffer {
public:
    EntryBuffer() = default;
    EntryBuffer(EntryBuffer&& other) noexcept
        : m_memory(std::move(other.m_memory)), m_size(std::exchange(other.m_size, 0)) {}
    EntryBuffer& operator=(EntryBuffer&& other) noexcept {
        m_memory = std::move(other.m_memory);
        m_size = std::exchange(other.m_size, 0);
        return *this;
    }

    [[nodiscard]] RunEntry* data() noexcept { return m_memory.data(); }
    [[nodiscard]] std::size_t size() const noexcept { return m_size; }
    [[nodiscard]] bool empty() const noexcept { return m_size == 0; }
    [[nodiscard]] RunEntry* begin() noexcept { return data(); }
    [[nodiscard]] RunEntry* end() noexcept { return data() + m_size; }
    [[nodiscard]] const RunEntry& back() const noexcept { return m_memory[m_size - 1]; }

    void clear() noexcept { m_size = 0; }
    /// Adds `count` entries with whatever the memory holds and returns the first of them.
    RunEntry* extend(std::size_t count) {
        if (m_memory.size() - m_size < count)
            m_memory.resize(std::max(m_size + count, 2 * m_memory.size()));
        m_size += count;
        return data() + (m_size - count);
    }
    void push_back(const RunEntry& entry) { *extend(1) = entry; }
    void assign(std::span<const RunEntry> entries) {
        clear();
        std::copy(entries.begin(), entries.end(), extend(entries.size()));
    }

private:
    std::vector<RunEntry> m_memory;
    std::size_t m_size = 0;
};

struct RunText;

/// The lines of one query, and what was noticed in all lines read so far.
struct QueryLines {
    std::string_view qid;
    EntryBuffer entries;
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
