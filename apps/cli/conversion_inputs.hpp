// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/file_bytes.hpp>
#include <rankline/cli/input_options.hpp>
#include <rankline/cli/remarks.hpp>
#include <rankline/convert/run_order.hpp>
#include <rankline/convert/splice.hpp>
#include <rankline/convert/untie.hpp>
#include <rankline/datasets/indexed_run.hpp>
#include <rankline/model/ranking.hpp>

namespace rankline::cli {

/// What several inputs are to each other.
enum class Joining {
    none,    ///< there is one
    merge,   ///< shards of one run: each has some of the documents of any query
    concat,  ///< runs of different queries
    splice,  ///< a run, and some of its documents ranked anew, which come first
};

/// The run id of a run whose scores are made up from ranks: whoever meets it knows.
inline constexpr std::string_view scores_from_ranks_tag = "scores-from-ranks";

/// The runs to be converted, query by query, as if they were one.
class ConversionInputs {
public:
    struct Settings {
        InputOptions reading;
        TieRule ties = TieRule::docid_descending;
        Joining joining = Joining::none;
        bool scores_from_ranks = false;
        unsigned threads = 1;
        bool own_query_dropped = false;  ///< a document called like its query is nothing to note
        bool surely_runs = false;        ///< the user says so: they are not taken for qrels
    };

    /// Finds the queries of all files. Throws one Error with a line for each file that cannot be
    /// used, and for each query that Joining::concat finds twice or Joining::splice in the second
    /// run alone.
    ConversionInputs(std::vector<FileBytes> files, Settings settings, Indexing indexing);

    /// Whether it is a guess where the queries of some run stand. It then is in question which
    /// queries there are, and whatever error was met.
    [[nodiscard]] bool guessed() const noexcept;
    /// The same runs, not guessed.
    [[nodiscard]] ConversionInputs indexed() const;

    [[nodiscard]] const std::vector<IndexedRun>& runs() const noexcept { return m_runs; }
    /// In the order in which they begin in the first file, then in the second, and so on.
    [[nodiscard]] const std::vector<std::string_view>& qids() const noexcept { return m_qids; }
    /// False: the scores are made up from the ranks.
    [[nodiscard]] bool has_scores() const noexcept { return m_has_scores; }
    /// Whether documents may stand in another order than a reader of the scores puts them.
    [[nodiscard]] bool may_contradict_scores() const noexcept;
    /// What ranks them.
    [[nodiscard]] RunOrder order() const noexcept;
    /// What messages call them.
    [[nodiscard]] std::string name() const;
    /// Whether the run id says of all runs that their scores are made up from ranks.
    [[nodiscard]] bool claims_scores_from_ranks() const noexcept;
    /// Of the last run that has one; "" if none has.
    [[nodiscard]] std::string_view run_id() const noexcept;
    /// The ir_metadata of all runs, "" if none has any, and nothing if they differ.
    [[nodiscard]] std::optional<std::string> metadata() const;
    /// Under which name the files have the runs, "" if none holds several, and nothing if the names
    /// differ.
    [[nodiscard]] std::optional<std::string> part() const;

    /// What one thread reads with.
    struct Reader {
        std::vector<QueryLines> lines;  ///< per run
        EntryBuffer merged;
        DuplicateFilter duplicates;
        Splicer splicer;
        Untier untier{-1};
    };
    /// The documents of a query, best first, each once; valid until the next call with the same
    /// reader.
    [[nodiscard]] std::span<RunEntry> read(std::size_t query, Reader& reader) const;

    /// Reads all lines in the order of the files, for the first error there is.
    void read_through() const;

    /// What reading noticed. `run_id_matters`: also that the run id changes.
    void remark(const std::vector<const Reader*>& readers, bool run_id_matters,
                Remarks& remarks) const;

private:
    /// Lines of a query: which run has them, and as which of its queries.
    struct Part {
        std::size_t run;
        std::size_t query;
    };

    ConversionInputs() = default;
    void open(FileBytes file, Indexing indexing);
    void settle_scores();
    void find_queries();
    void require_different_queries() const;
    void require_queries_of_first() const;
    [[nodiscard]] std::span<const Part> parts_of(std::size_t query) const noexcept;
    [[nodiscard]] RunSlice gather(std::size_t query, Reader& reader) const;
    [[nodiscard]] std::size_t remove_duplicates(std::size_t query, const RunSlice& slice,
                                                Reader& reader) const;
    void rank(std::size_t run, std::span<RunEntry> entries) const;
    [[nodiscard]] std::span<RunEntry> read_part(const Part& part, Reader& reader) const;
    [[nodiscard]] std::span<RunEntry> read_spliced(std::size_t query, Reader& reader) const;
    [[nodiscard]] std::string unspliced_remark() const;
    [[nodiscard]] Finding other_run_id(const IndexedRun& run) const;

    Settings m_settings;
    std::vector<IndexedRun> m_runs;
    std::vector<RankBy> m_authorities;  ///< per run: what orders it
    std::vector<bool> m_scored;         ///< per run: it has scores
    bool m_has_scores = false;
    std::vector<std::string_view> m_qids;
    std::vector<Part> m_parts;  ///< of several runs: those of query q are from m_first[q] on
    std::vector<std::size_t> m_first;
};

}  // namespace rankline::cli
