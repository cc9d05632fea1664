// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include <rankline/base/text.hpp>
#include <rankline/eval/measure_name.hpp>
#include <rankline/metrics/metrics.hpp>

namespace rankline::test {

/// Judgments "docid:12" say that a document is relevant to the subtopics 1 and 2 with grade 1, and
/// "docid:1-" that it was judged for 1 and then with a grade below 0; they come by docid ascending.
/// The ranking names documents, judged or not.
class DiverseTopic {
public:
    DiverseTopic(std::string_view judgments, std::string_view ranking) {
        for (const std::string_view each : split_blanks(judgments)) {
            const std::size_t colon = each.find(':');
            const std::string_view subtopics = each.substr(colon + 1);
            for (std::size_t i = 0; i < subtopics.size(); ++i) {
                if (subtopics[i] == '-') continue;
                const bool negative = i + 1 < subtopics.size() && subtopics[i + 1] == '-';
                m_lines.push_back(
                    {each.substr(0, colon), negative ? -1.0 : 1.0, subtopics.substr(i, 1), {}});
            }
            m_docids.push_back(each.substr(0, colon));
        }
        m_judged = SubtopicJudgments(m_lines);
        for (const std::string_view docid : split_blanks(ranking)) {
            for (std::size_t i = 0; i < m_docids.size(); ++i) {
                if (m_docids[i] == docid) m_hits.push_back({m_topic.retrieved, m_judged.grades(i)});
            }
            ++m_topic.retrieved;
        }
        m_topic.subtopics = &m_judged;
        m_topic.subtopic_hits = m_hits;
    }
    DiverseTopic(const DiverseTopic&) = delete;
    DiverseTopic& operator=(const DiverseTopic&) = delete;

    [[nodiscard]] double value(std::string_view name, double level = 1) const {
        const auto measures = parse_measure(name, measure_registry(), level);
        return measures.at(0).record->compute(m_topic, measures.at(0).params);
    }

private:
    std::vector<Judgment> m_lines;
    std::vector<std::string_view> m_docids;
    SubtopicJudgments m_judged;
    std::vector<SubtopicHit> m_hits;
    Topic m_topic;
};

}  // namespace rankline::test
