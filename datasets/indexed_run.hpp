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

    /// Where an id that was handed out stands, the file alone if it is not a piece of its bytes.
    /// Costs a pass over the text before it: for messages.
    [[nodiscard]] Place place_of(std::string_view id) const;

    /// Reads all lines in the order of the file, for nothing but the first error there is: queries
    /// may have been read in another order.
    void read_through() const;

    /// The run id of the last line; "" if the format has none.
    [[nodiscard]] std::string_view run_id() const noexcept;

    /// The lines of an ir_metadata header without their "# ", "" if there is none.
    [[nodiscard]] const std::string& metadata() const noexcept;

    /// Under which name the file has the run, "" if its format holds one alone.
    [[nodiscard]] const std::string& part() const noexcept;

    /// What was noticed while reading, in all of `noticed`.
    [[nodiscard]] Findings findings(std::span<const QueryLines* const> noticed) const;
    /// Where another run id than run_id() was noticed, for who hands it on; it counts nothing where
    /// there is only one. Of formats that are held in memory `findings` tells this.
    [[nodiscard]] Finding changed_run_id(std::span<const QueryLines* const> noticed) const;

private:
    struct State;
    std::shared_ptr<const State> m_state;
};

}  // namespace rankline
