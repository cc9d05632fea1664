// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <rankline/model/qrels.hpp>

namespace rankline {

/// The judgments of one topic, by docid, group and sub-group ascending, none of them twice.
struct TopicJudgments {
    std::string_view qid;
    std::vector<Judgment> lines;
};

/// Judgments that can be changed, without what makes Qrels quick to look up. Ids are those of the
/// Qrels that they were taken from, which has to live on.
struct Judgments {
    JudgmentKind kind = JudgmentKind::graded;
    std::vector<TopicJudgments> topics;  ///< by qid ascending

    [[nodiscard]] std::size_t count() const noexcept;
};

/// What a line says, for messages: "grades", "subtopics".
[[nodiscard]] const char* name_of(JudgmentKind kind) noexcept;

[[nodiscard]] Judgments judgments_of(const Qrels& qrels);

/// Whether the second column of TREC qrels is what stands there for want of anything to say: 0, Q0,
/// or nothing in a format that has no such column.
[[nodiscard]] bool names_nothing(std::string_view second_column) noexcept;

}  // namespace rankline
