// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace rankline {

struct Judgment;

/// How a document was judged for one subtopic.
struct SubtopicGrade {
    std::uint32_t subtopic = 0;  ///< from 0, in the order of the ids of the topic's subtopics
    double grade = 0;
};

/// Whether two documents, with these grades by subtopic ascending, have the same grades above 0 for
/// the same subtopics.
[[nodiscard]] bool same_relevance(std::span<const SubtopicGrade> a,
                                  std::span<const SubtopicGrade> b) noexcept;

/// The judgments of one topic, document by document, with numbers in place of subtopic ids.
class SubtopicJudgments {
public:
    SubtopicJudgments() = default;
    /// `lines` are those of one topic, by docid and then subtopic ascending, no pair of them twice.
    explicit SubtopicJudgments(std::span<const Judgment> lines);

    /// Subtopics that some document was judged for, whatever the grade.
    [[nodiscard]] std::size_t subtopics() const noexcept { return m_subtopics; }
    /// Judged documents, each once.
    [[nodiscard]] std::size_t documents() const noexcept { return m_ends.size(); }
    /// What the document at `index`, by docid ascending, was judged for, by subtopic ascending.
    [[nodiscard]] std::span<const SubtopicGrade> grades(std::size_t index) const noexcept {
        const std::size_t begin = index == 0 ? 0 : m_ends[index - 1];
        return {m_grades.data() + begin, m_ends[index] - begin};
    }
    /// All judgments.
    [[nodiscard]] std::span<const SubtopicGrade> grades() const noexcept { return m_grades; }

private:
    std::vector<SubtopicGrade> m_grades;
    std::vector<std::size_t> m_ends;  ///< per document, behind the last of its grades
    std::size_t m_subtopics = 0;
};

/// A retrieved document with judgments of subtopics.
struct SubtopicHit {
    std::uint64_t rank = 0;                 ///< from 0
    std::span<const SubtopicGrade> grades;  ///< by subtopic ascending
};

}  // namespace rankline
