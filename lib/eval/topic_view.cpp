// SPDX-License-Identifier: MIT
#include <rankline/eval/topic_view.hpp>

namespace rankline {

/// Hands over each document with its rank and its judgment, if it has one, and returns the length
/// of the ranking.
template <typename Take>
std::uint64_t TopicView::for_each_document(std::span<const RunEntry> ranked,
                                           const JudgedDocuments& judged, Take take) const {
    std::uint64_t rank = 0;
    for (const RunEntry& entry : ranked) {
        const Judgment* const judgment = judged.find(entry.docid(), entry.hash);
        if (m_judged_only && (judgment == nullptr || judgment->grade < 0)) continue;
        take(rank, entry, judgment);
        ++rank;
    }
    return rank;
}

/// The same for those that have one.
template <typename Take>
std::uint64_t TopicView::for_each_hit(std::span<const RunEntry> ranked,
                                      const JudgedDocuments& judged, Take take) const {
    return for_each_document(ranked, judged,
                             [&](std::uint64_t rank, const RunEntry&, const Judgment* judgment) {
                                 if (judgment != nullptr) take(rank, *judgment);
                             });
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

void TopicView::judge_strata(const QrelsTopic& judged, std::span<const RunEntry> ranked) {
    m_hit_strata.clear();
    for_each_hit(ranked, judged.documents, [&](std::uint64_t, const Judgment& judgment) {
        m_hit_strata.push_back(judged.stratum_of(judgment));
    });
}

void TopicView::find_tie(std::uint64_t rank, bool as_before) {
    if (!as_before) return;
    if (m_ties.empty() || m_ties.back().end != rank) m_ties.push_back({rank - 1, rank});
    m_ties.back().end = rank + 1;
}

void TopicView::add_extras(Topic& topic, std::span<const RunEntry> ranked,
                           const JudgedDocuments& judged) {
    if (!m_extras.ties && !m_extras.judged_ids) return;
    m_ties.clear();
    m_judged_elsewhere.clear();
    double before = 0;
    for_each_document(ranked, judged,
                      [&](std::uint64_t rank, const RunEntry& entry, const Judgment* judgment) {
                          if (m_extras.ties) find_tie(rank, rank > 0 && entry.score == before);
                          before = entry.score;
                          const bool here = judgment != nullptr && judgment->grade >= 0;
                          if (m_extras.judged_ids && !here &&
                              m_extras.judged_ids->contains(entry.docid(), entry.hash)) {
                              m_judged_elsewhere.push_back(rank);
                          }
                      });
    topic.ties = m_ties;
    topic.judged_elsewhere = m_judged_elsewhere;
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
    } else if (m_kind == JudgmentKind::strata) {
        judge_strata(judged, ranked);
        topic.strata = judged.strata;
        topic.hit_strata = m_hit_strata;
    }
    add_extras(topic, ranked, judged.documents);
    return topic;
}

Topic TopicView::unjudged(std::span<const RunEntry> ranked) {
    static const PreferenceCounts no_preferences;
    static const SubtopicJudgments no_subtopics;
    static const StratumJudgments no_strata;
    Topic topic;
    // Without judgments nothing is judged, and with judged_only nothing is left.
    topic.retrieved = m_judged_only ? 0 : ranked.size();
    if (m_kind == JudgmentKind::preferences) topic.preferences = &no_preferences;
    if (m_kind == JudgmentKind::subtopics) topic.subtopics = &no_subtopics;
    if (m_kind == JudgmentKind::strata) topic.strata = &no_strata;
    add_extras(topic, ranked, {});
    return topic;
}

}  // namespace rankline
