// SPDX-License-Identifier: MIT
#include <rankline/model/subtopics.hpp>

#include <algorithm>
#include <string_view>

#include <rankline/model/qrels.hpp>

namespace rankline {

namespace {

/// The distinct subtopics of `lines`, by the bytes of their ids.
std::vector<std::string_view> subtopic_ids(std::span<const Judgment> lines) {
    std::vector<std::string_view> ids;
    ids.reserve(lines.size());
    for (const Judgment& line : lines) ids.push_back(line.group);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

/// Drops what comes before the first grade above 0.
std::span<const SubtopicGrade> from_relevant(std::span<const SubtopicGrade> grades) noexcept {
    while (!grades.empty() && !(grades.front().grade > 0)) grades = grades.subspan(1);
    return grades;
}

}  // namespace

bool same_relevance(std::span<const SubtopicGrade> a, std::span<const SubtopicGrade> b) noexcept {
    for (;;) {
        a = from_relevant(a);
        b = from_relevant(b);
        if (a.empty() || b.empty()) return a.empty() && b.empty();
        if (a.front().subtopic != b.front().subtopic) return false;
        if (a.front().grade != b.front().grade) return false;
        a = a.subspan(1);
        b = b.subspan(1);
    }
}

SubtopicJudgments::SubtopicJudgments(std::span<const Judgment> lines) {
    const std::vector<std::string_view> ids = subtopic_ids(lines);
    m_subtopics = ids.size();
    m_grades.reserve(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto id = std::lower_bound(ids.begin(), ids.end(), lines[i].group);
        m_grades.push_back({static_cast<std::uint32_t>(id - ids.begin()), lines[i].grade});
        if (i + 1 == lines.size() || lines[i + 1].docid != lines[i].docid) m_ends.push_back(i + 1);
    }
}

}  // namespace rankline
