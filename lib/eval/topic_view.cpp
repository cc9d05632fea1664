// SPDX-License-Identifier: MIT
#include <rankline/eval/topic_view.hpp>

namespace rankline {

/// Hands over each judged document with its rank, and returns the length of the ranking.
template <typename Take>
std::uint64_t TopicView::for_each_hit(std::span<const RunEntry> ranked,
                                      const JudgedDocuments& judged, Take take) const {
    std::uint64_t rank = 0;
    for (const RunEntry& entry : ranked) {
        const Judgment* const judgment = judged.find(entry.docid(), entry.hash);
        if (m_judged_only && (judgment == nullptr || judgment->grade < 0)) continue;
        if (judgment != nullptr) take(rank, *judgment);
        ++rank;
    }
    return rank;
}

std::uint64_t TopicView::find_hits(std::span<const RunEntry> ranked, const JudgedDocuments& judged,
                                   std::vector<Hit>& hits) const {
    return for_each_hit(ranked, judged, [&](std::uint64_t rank, const Judgment& judgment) {
        hits.push_back({rank, judgment.grade});
    });
}

void TopicView::judge_groups(const QrelsTopic& judged, std::span<const RunEntry> ranked) {
    m_group_hits.clear();
    m_group_ends.clear();
    m_groups.clear();
    for (const JudgedDocuments& group : judged.groups) {
        Topic view;
        view.qid = judged.qid;
        view.retrieved = find_hits(ranked, group, m_group_hits);
        view.grades = group.grades();
        m_group_ends.push_back(m_group_hits.size());
        m_groups.push_back(view);
    }
    std::size_t first = 0;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        m_groups[i].hits = {m_group_hits.data() + first, m_group_ends[i] - first};
        first = m_group_ends[i];
    }
}

void TopicView::judge_subtopics(const QrelsTopic& judged, std::span<const RunEntry> ranked) {
    m_subtopic_hits.clear();
    for_each_hit(ranked, judged.documents, [&](std::uint64_t rank, const Judgment& judgment) {
        m_subtopic_hits.push_back({rank, judged.subtopic_grades(&judgment)});
    });
}

Topic TopicView::judge(const QrelsTopic& judged, std::span<const RunEntry> ranked) {
    Topic topic;
    topic.qid = judged.qid;
    m_hits.clear();
    topic.retrieved = find_hits(ranked, judged.documents, m_hits);
    topic.hits = m_hits;
    topic.grades = judged.documents.grades();
    if (m_kind == JudgmentKind::groups) {
        judge_groups(judged, ranked);
        topic.groups = m_groups;
    } else if (m_kind == JudgmentKind::preferences) {
        m_preferences = count_preferences(judged.lines, ranked);
        topic.preferences = &m_preferences;
    } else if (m_kind == JudgmentKind::subtopics) {
        judge_subtopics(judged, ranked);
        topic.subtopics = &judged.subtopics;
        topic.subtopic_hits = m_subtopic_hits;
    }
    return topic;
}

Topic TopicView::unjudged(std::span<const RunEntry> ranked) {
    static const PreferenceCounts no_preferences;
    static const SubtopicJudgments no_subtopics;
    Topic topic;
    // Without judgments nothing is judged, and with judged_only nothing is left.
    topic.retrieved = m_judged_only ? 0 : ranked.size();
    if (m_kind == JudgmentKind::preferences) topic.preferences = &no_preferences;
    if (m_kind == JudgmentKind::subtopics) topic.subtopics = &no_subtopics;
    return topic;
}

}  // namespace rankline
