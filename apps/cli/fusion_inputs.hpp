// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include <rankline/cli/fusion_options.hpp>
#include <rankline/cli/input_options.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/datasets/indexed_run.hpp>
#include <rankline/datasets/query_table.hpp>

namespace rankline::cli {

/// The runs to be fused, query by query.
class FusionInputs {
public:
    /// Opens and indexes all runs. Throws one Error with a line for each that cannot be used, and
    /// for queries that a run lacks under FusedQueries::strict.
    FusionInputs(const InputOptions& input, const FusionMethod& method, Norm norm,
                 FusedQueries queries, Indexing indexing, unsigned threads);

    /// Whether it is a guess where the queries of some run stand. It then is in question which
    /// queries there are, and whatever error was met.
    [[nodiscard]] bool guessed() const noexcept;
    /// The same runs, not guessed.
    [[nodiscard]] FusionInputs indexed() const;

    /// The queries to fuse, by bytes ascending.
    [[nodiscard]] const std::vector<std::string_view>& qids() const noexcept {
        return m_table.qids();
    }
    [[nodiscard]] const std::vector<IndexedRun>& runs() const noexcept { return m_runs; }

    /// What one thread reads with.
    struct Reader {
        std::vector<QueryLines> lines;  ///< per run
        std::vector<RunSlice> slices;
    };
    /// The slices of a query, one per run, empty where a run lacks it; valid until the next call
    /// with the same reader.
    [[nodiscard]] std::span<RunSlice> read(std::size_t query, Reader& reader) const;

    /// The same without one of the runs.
    [[nodiscard]] FusionInputs without(std::size_t run) const;

    /// Queries that some run lacks, and what reading noticed.
    void remark(const std::vector<const Reader*>& readers, Remarks& remarks) const;

private:
    FusionInputs() = default;
    void open(const InputOptions& input, const FusionMethod& method, Norm norm, Indexing indexing,
              unsigned threads);
    void choose_queries();

    std::vector<IndexedRun> m_runs;
    QueryTable m_table;
    std::size_t m_all_queries = 0;                         ///< that any run has
    std::vector<std::vector<std::string_view>> m_lacking;  ///< per run: queries it does not have
    FusedQueries m_queries = FusedQueries::union_of_runs;
};

}  // namespace rankline::cli
