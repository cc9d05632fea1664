// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include <rankline/fusion/arena.hpp>
#include <rankline/model/run.hpp>

namespace rankline {

/// What one run says about one query, as a fusion method sees it: each document once, cut to the
/// depth, best first. A run without the query has an empty list. Where --missing fills documents
/// in, they follow behind those that the run holds.
struct RankedList {
    std::span<const std::uint32_t> documents;  ///< indexes into Pool::documents
    std::span<const double> scores;            ///< normalised; higher is better
    std::span<const double> ranks;             ///< from 1; not whole where ties share a mean
    std::size_t held = 0;                      ///< the first so many are the run's own
    double weight = 1;
    std::size_t group = 0;  ///< below the number of runs; set by --groups, else each run its own
};

/// All documents that any run has for a query, and the lists. In the order of the runs, which no
/// method may let its result depend on, down to the last bit (see contributions.hpp).
struct Pool {
    std::string_view qid;
    std::span<const RunEntry> documents;     ///< each once; only ids and hashes mean something
    std::span<const std::uint32_t> holders;  ///< per document: how many runs have it, at least 1
    std::span<const RankedList> lists;       ///< one per run
};

/// Memory that a method may use as it likes: one object per thread, kept from query to query, so
/// that fusing allocates nothing once it has seen the largest query.
struct FusionScratch {
    std::vector<double> numbers;
    std::vector<std::uint32_t> indexes;
    Arena arena;  ///< for methods that need many arrays; each query starts with `restart`
};

}  // namespace rankline
