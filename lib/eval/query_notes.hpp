// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>

#include <rankline/base/findings.hpp>
#include <rankline/eval/spread.hpp>
#include <rankline/model/qrels.hpp>
#include <rankline/model/run.hpp>

namespace rankline {

/// How often something was met in a query, and the first document it was met at.
struct Noticed {
    std::uint64_t count = 0;
    RunEntry first;

    void add(const RunEntry& entry) {
        if (count++ == 0) first = entry;
    }
};

/// Of a judged query: whether the run has it, and what a reader of its values wants to know.
struct QueryNotes {
    bool present = false;
    Noticed tied_cutoffs;       ///< cutoffs with equal scores on both sides
    Noticed mixed_ties;         ///< groups of equal scores with different grades
    std::uint64_t dropped = 0;  ///< repeated documents left out
    Sampled sampled;            ///< values that some of all cases stand for
};

/// Which documents stand before a cutoff is chance, or a rule, where the scores on both sides of it
/// are equal. `cutoffs` ascend.
void notice_cut_ties(std::span<const RunEntry> ranked, std::span<const std::uint64_t> cutoffs,
                     QueryNotes& notes);

/// The order of documents that are tied matters to nearly every measure if their grades differ.
void notice_mixed_ties(std::span<const RunEntry> ranked, const QrelsTopic& judged,
                       QueryNotes& notes);

/// Adds a finding per kind of what was noticed in all queries. `source` knows the places of their
/// documents.
void tell(std::span<const QueryNotes> notes, Spread spread, const RunSlice& source,
          Findings& findings);

}  // namespace rankline
