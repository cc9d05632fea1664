// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include <rankline/model/judgments.hpp>

namespace rankline {

/// Which grade a document gets that several judgments have different grades of.
enum class GradeChoice { highest, lowest, first, mean };

/// Two grades of the same document.
struct GradeConflict {
    std::string_view qid;
    Judgment first;
    Judgment second;
    std::size_t first_file = 0;  ///< index of the judgments it comes from
    std::size_t second_file = 0;
};

/// Several judgments as one.
struct MergedJudgments {
    Judgments judgments;
    std::uint64_t repeated = 0;             ///< documents that several have a grade of
    std::uint64_t conflicts = 0;            ///< of these with different ones
    std::optional<GradeConflict> conflict;  ///< the first of them, topics by qid, lines by docid
};

/// All topics and documents of `all`, which are of one kind. A document (in its group, of judgments
/// that are not graded) that several have once gets one grade; `first` is that of the earliest of
/// `all`, and `lowest` and `mean` are those of all that judged it. A negative grade, of a document
/// in the pool that nobody judged, has no part in them unless all are negative; the mean then is
/// the highest. What else the line says, TREC's second column or the stratum, is that of the line
/// whose grade it gets, of the earliest for `mean`.
/// Throws Error(input) if the kinds differ.
[[nodiscard]] MergedJudgments merged_judgments(std::span<const Judgments> all, GradeChoice choice);

}  // namespace rankline
