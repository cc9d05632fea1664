// SPDX-License-Identifier: MIT
#include <rankline/eval/judgment_effect.hpp>

#include <algorithm>
#include <cmath>

namespace rankline {

void JudgmentEffect::start(const Topic& topic) {
    m_grades.assign(topic.grades.begin(), topic.grades.end());
    const auto place = std::find_if(m_grades.begin(), m_grades.end(),
                                    [&](const GradeCount& each) { return each.grade <= m_grade; });
    if (place != m_grades.end() && place->grade == m_grade) {
        ++place->count;
    } else {
        m_grades.insert(place, {m_grade, 1});
    }
    m_topic = topic;
    m_topic.grades = m_grades;
    m_elsewhere = m_measure.record->compute(m_topic, m_measure.params);
}

double JudgmentEffect::at(std::uint64_t rank) {
    m_hits.assign(m_topic.hits.begin(), m_topic.hits.end());
    const auto place =
        std::lower_bound(m_hits.begin(), m_hits.end(), rank,
                         [](const Hit& hit, std::uint64_t wanted) { return hit.rank < wanted; });
    if (place != m_hits.end() && place->rank == rank) {
        place->grade = m_grade;
    } else {
        m_hits.insert(place, {rank, m_grade});
    }
    Topic topic = m_topic;
    topic.hits = m_hits;
    return std::abs(m_measure.record->compute(topic, m_measure.params) - m_elsewhere);
}

}  // namespace rankline
