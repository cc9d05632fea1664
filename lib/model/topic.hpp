// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include <rankline/model/qrels.hpp>
#include <rankline/model/strata.hpp>
#include <rankline/model/subtopics.hpp>

namespace rankline {

/// A retrieved document that the qrels know.
struct Hit {
    std::uint64_t rank = 0;  ///< from 0
    double grade = 0;        ///< as judged; negative means in the pool but not judged
};

/// Ranks from 0, `end` excluded.
struct RankRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

struct PreferenceCounts;

/// One query, judged and ranked: all that a measure may see. The ranking is given by its length
/// and its hits alone, since every document between two hits is simply not in the qrels; measures
/// cost as much as there are judged documents, not as there are retrieved ones.
struct Topic {
    std::string_view qid;
    std::uint64_t retrieved = 0;  ///< documents in the ranking, after -M and -J
    std::span<const Hit> hits;    ///< by rank ascending
    std::span<const GradeCount>
        grades;                     ///< of all judged documents: non-negative grades, highest first
    std::span<const Topic> groups;  ///< one view per judgment group (JudgmentKind::groups)
    const PreferenceCounts* preferences = nullptr;  ///< JudgmentKind::preferences only
    const SubtopicJudgments* subtopics = nullptr;   ///< JudgmentKind::subtopics only
    std::span<const SubtopicHit> subtopic_hits;     ///< the same documents as `hits`, of these
    const StratumJudgments* strata = nullptr;       ///< JudgmentKind::strata only
    std::span<const std::uint32_t> hit_strata;      ///< the stratum of each of `hits`, of these
    std::span<const RankRange> ties;  ///< of two or more equal scores, by rank; empty unless some
                                      ///< measure reads_ties
    std::span<const std::uint64_t>
        judged_elsewhere;  ///< ranks, ascending, of documents with a grade from 0 on for another
                           ///< query alone; empty unless some measure reads_judged_elsewhere
    double collection_size = 0;  ///< -N; 0 when not told
    bool missing = false;        ///< the run does not have this query

    /// Judged documents with a grade of at least `level`, retrieved or not.
    [[nodiscard]] std::uint64_t relevant(double level) const noexcept {
        std::uint64_t total = 0;
        for (const GradeCount& each : grades) {
            if (each.grade >= level) total += each.count;
        }
        return total;
    }

    /// Retrieved documents with a grade of at least `level` among the first `depth`. A negative
    /// grade is never relevant, whatever the level.
    [[nodiscard]] std::uint64_t relevant_retrieved(double level,
                                                   std::uint64_t depth = ~std::uint64_t{
                                                       0}) const noexcept {
        std::uint64_t total = 0;
        for (const Hit& hit : hits) {
            if (hit.rank >= depth) break;
            if (hit.grade >= level && hit.grade >= 0) ++total;
        }
        return total;
    }
};

}  // namespace rankline
