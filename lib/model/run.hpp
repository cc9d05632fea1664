// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>

#include <rankline/base/error.hpp>
#include <rankline/base/findings.hpp>

namespace rankline {

/// One retrieved document of one query. 32 bytes, so that a thousand of them stay in the first
/// cache; the id's bytes live in the file's memory.
struct RunEntry {
    const char* docid_data = nullptr;
    std::uint32_t docid_size = 0;
    std::uint32_t rank = no_rank;  ///< the rank column, if the reader was asked for it
    double score = 0;              ///< what ranks: higher first. Minus the rank, or minus the
                                   ///< line, where those are the authority. Never NaN.
    std::uint64_t hash = 0;        ///< hash_id of the docid

    static constexpr std::uint32_t no_rank = std::numeric_limits<std::uint32_t>::max();
    [[nodiscard]] std::string_view docid() const noexcept { return {docid_data, docid_size}; }
};

/// What orders a run. Each file format has its own authority; a user may overrule it.
enum class RankBy { score, rank, line };

/// All documents of one query, in file order, handed to a RunVisitor.
struct RunSlice {
    std::string_view qid;
    std::span<RunEntry> entries;       ///< the visitor may reorder and change them
    bool strictly_descending = false;  ///< each score is below the one before: ranked, no ties
    std::string_view source;           ///< the text ids point into; empty if they do not
    std::string_view file;             ///< name for messages
    bool settled = false;  ///< as TieRule::docid_descending ranks, and no document twice

    /// Where the docid of `entry` stands. Costs a pass over the text before it: for messages.
    [[nodiscard]] Place place_of(const RunEntry& entry) const;
};

/// Receives a run query by query, from several threads at once.
class RunVisitor {
public:
    virtual ~RunVisitor() = default;

    /// `worker` numbers the calling thread, below the `threads` of the reading. A query whose lines
    /// are scattered over the file can be visited in parts, by two threads at the same time, and
    /// then once more: that slice comes last, is complete and replaces what came before. The slice
    /// is gone when the call returns, but the bytes of the ids live as long as the source of the
    /// run.
    virtual void visit(RunSlice slice, unsigned worker) = 0;
};

/// What reading a run learned besides its documents.
struct RunFacts {
    std::string run_id;       ///< of the last line, as trec_eval has it; "" if the format has none
    std::uint64_t lines = 0;  ///< documents retrieved, over all queries
    std::uint64_t queries = 0;  ///< distinct query ids
    std::string metadata;  ///< ir_metadata header lines without their "# ", "" if there is none
    std::string part;      ///< under which name the file has the run, "" if it holds one alone
    Findings findings;
};

}  // namespace rankline
