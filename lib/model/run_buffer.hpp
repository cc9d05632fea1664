// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include <rankline/model/run.hpp>

namespace rankline {

/// A run held in memory, for formats that cannot be streamed query by query (JSON, quoted CSV).
class RunBuffer {
public:
    RunBuffer();
    ~RunBuffer();

    /// `qid` and `docid` must outlive the buffer. Lines of a query may be scattered. `score` is
    /// what ranks and must not be NaN; `rank` is the rank column, RunEntry::no_rank without one.
    void add(std::string_view qid, std::string_view docid, double score,
             std::uint32_t rank = RunEntry::no_rank);

    [[nodiscard]] std::uint64_t size() const noexcept { return m_size; }

    /// Hands each query to `visitor` once, its lines in the order they were added, and fills in
    /// `facts.lines` and `facts.queries`. `source` and `file` as in RunSlice. Empties the buffer.
    void deliver(RunVisitor& visitor, RunFacts& facts, std::string_view source,
                 std::string_view file, unsigned threads);

private:
    struct Query {
        std::string_view qid;
        std::vector<RunEntry> entries;
    };
    struct QidIndex;
    std::vector<Query> m_queries;
    std::unique_ptr<QidIndex> m_index;
    std::size_t m_last =
        0;  ///< the query of the last line: lines of a query mostly follow each other
    std::uint64_t m_size = 0;
};

}  // namespace rankline
