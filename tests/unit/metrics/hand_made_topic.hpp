// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/eval/measure_name.hpp>
#include <rankline/metrics/metrics.hpp>

/// A judged ranking written as relstring writes it: a digit is the grade of the document at that
/// rank, '-' a document that is not in the qrels, '.' one that is there with a negative grade.
/// `missed` has the grades of the judged documents that are not retrieved.
class HandMadeTopic {
public:
    explicit HandMadeTopic(std::string_view ranking, std::string_view missed = "") {
        for (const char c : ranking) {
            if (c == '.') m_hits.push_back({m_topic.retrieved, -1});
            if (c >= '0' && c <= '9')
                m_hits.push_back({m_topic.retrieved, static_cast<double>(c - '0')});
            ++m_topic.retrieved;
        }
        std::map<double, std::uint64_t, std::greater<>> counts;
        for (const char c : std::string(ranking) + std::string(missed)) {
            if (c >= '0' && c <= '9') ++counts[c - '0'];
        }
        for (const auto& [grade, count] : counts) m_grades.push_back({grade, count});
        m_topic.qid = "q";
        m_topic.hits = m_hits;
        m_topic.grades = m_grades;
    }
    HandMadeTopic(const HandMadeTopic&) = delete;
    HandMadeTopic& operator=(const HandMadeTopic&) = delete;

    rankline::Topic& topic() { return m_topic; }

    /// The value of a measure that stands for one column, with -l `level`.
    [[nodiscard]] double value(std::string_view name, double level = 1) const {
        const auto measures = rankline::parse_measure(name, rankline::measure_registry(), level);
        const rankline::MeasureRecord& record = *measures.at(0).record;
        if (record.ratio != nullptr) return record.ratio(m_topic, measures[0].params).value();
        return record.compute(m_topic, measures[0].params);
    }

    [[nodiscard]] std::string text(std::string_view name) const {
        const auto measures = rankline::parse_measure(name, rankline::measure_registry(), 1);
        return measures.at(0).record->text(m_topic, measures.at(0).params);
    }

private:
    std::vector<rankline::Hit> m_hits;
    std::vector<rankline::GradeCount> m_grades;
    rankline::Topic m_topic;
};
