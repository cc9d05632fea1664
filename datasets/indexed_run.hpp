// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include <rankline/datasets/query_lines.hpp>
#include <rankline/datasets/read.hpp>

namespace rankline {

/// How it is found out where the queries stand.
enum class Indexing {
    exact,    ///< every line is looked at
    guessed,  ///< a few lines of each query are, see query_guess.hpp; `read` checks the rest
};

/// A run whose queries can be read by themselves, in any order and by several threads: what a tool
/// needs that reads several runs side by side. Of a format of lines only the places of the queries
/// are kept; any other is held in memory.
class IndexedRun {
public:
    /// Throws Error(input) as RunFile::read does, but for formats of lines only what is wrong with
    /// the file as a whole; the lines are looked at when they are read.
    explicit IndexedRun(RunFile file, Indexing indexing = Indexing::exact);

    [[nodiscard]] const RunFile& file() const noexcept;
    /// Whether the places of the queries are a guess.
    [[nodiscard]] bool guessed() const noexcept;

    /// Distinct query ids, in the order in which they begin in the file.
    [[nodiscard]] std::span<const std::string_view> qids() const noexcept;

    /// All documents of a query, given by its index in qids(). The slice uses the memory of `lines`
    /// (one object per thread), which also gathers what is noticed. Throws Error(input) for a bad
    /// line and Error(internal) where the guess turns out wrong; it is right only once all queries
    /// were read.
    [[nodiscard]] RunSlice read(std::size_t query, QueryLines& lines) const;

    /// The run id of the last line; "" if the format has none.
    [[nodiscard]] std::string_view run_id() const noexcept;

    /// What was noticed while reading, in all of `noticed`.
    [[nodiscard]] Findings findings(std::span<const QueryLines* const> noticed) const;

private:
    struct State;
    std::shared_ptr<const State> m_state;
};

}  // namespace rankline
