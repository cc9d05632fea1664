// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include <rankline/eval/measure.hpp>

namespace rankline {

/// What the place of a document without a grade would be worth if it turned out to have `grade`:
/// the difference, either way, between the value of the query with that one judgment more and the
/// value with the same judgment of a document that is not retrieved. For a measure that does not
/// ask what there was to find (RBP, DCG, P, ERR) that is what the value would gain; for RBP and DCG
/// it is the discount of the rank, the weight of Moffat, Webber and Zobel, Strategic System
/// Comparisons via Targeted Relevance Judgments, SIGIR 2007. For others (AP, nDCG, R), whose values
/// one more relevant document may lower wherever it is, it does not count that, which is the same
/// for all documents. A document costs as much as there are hits.
class JudgmentEffect {
public:
    /// Of a measure of graded judgments that has a value per query; it must outlive this.
    JudgmentEffect(const Measure& measure, double grade) : m_measure(measure), m_grade(grade) {}

    /// What `topic` views must outlive the questions about it.
    void start(const Topic& topic);

    /// Of the document at `rank`, from 0, which must have no grade or a negative one.
    [[nodiscard]] double at(std::uint64_t rank);

private:
    const Measure& m_measure;
    double m_grade;
    Topic m_topic;           ///< with one more judged document, which is not retrieved
    double m_elsewhere = 0;  ///< the value of that
    std::vector<Hit> m_hits;
    std::vector<GradeCount> m_grades;
};

}  // namespace rankline
