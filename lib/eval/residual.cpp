// SPDX-License-Identifier: MIT
#include <rankline/eval/residual.hpp>

#include <algorithm>

namespace rankline {

namespace {

/// A ranking all of whose documents are judged, some of them one way or the other.
class Judging {
public:
    Judging(std::span<const double> ranking, const Topic& frame, double highest)
        : m_topic(frame), m_grades(frame.grades.begin(), frame.grades.end()), m_highest(highest) {
        for (const double grade : ranking) {
            if (grade < 0) m_open.push_back(m_hits.size());
            m_hits.push_back({m_hits.size(), std::max(0.0, grade)});
            if (grade > 0) m_found.push_back(m_hits.back());
        }
        m_topic.retrieved = m_hits.size();
        if (m_grades.empty() || m_grades.front().grade != highest)
            m_grades.insert(m_grades.begin(), {highest, 0});
        if (m_grades.back().grade != 0) m_grades.push_back({0, 0});
        m_grades.back().count += m_open.size();
        show_grades();
    }

    [[nodiscard]] std::size_t open() const noexcept { return m_open.size(); }

    void judge(std::size_t which, bool relevant) {
        Hit& hit = m_hits[m_open[which]];
        if ((hit.grade > 0) == relevant) return;
        hit.grade = relevant ? m_highest : 0;
        list(hit);
        ++(relevant ? m_grades.front() : m_grades.back()).count;
        --(relevant ? m_grades.back() : m_grades.front()).count;
        show_grades();
    }

    [[nodiscard]] double value(const Measure& measure) {
        m_topic.hits = ignores_worthless(measure) ? m_found : m_hits;
        return measure.record->compute(m_topic, measure.params);
    }

private:
    void list(const Hit& hit) {
        const auto place =
            std::lower_bound(m_found.begin(), m_found.end(), hit,
                             [](const Hit& a, const Hit& b) { return a.rank < b.rank; });
        if (hit.grade > 0)
            m_found.insert(place, hit);
        else
            m_found.erase(place);
    }
    /// A grade without a document is no grade of the query: it would stretch the scale of RBP.
    void show_grades() {
        std::span<const GradeCount> grades = m_grades;
        if (grades.front().count == 0) grades = grades.subspan(1);
        if (grades.back().count == 0) grades = grades.first(grades.size() - 1);
        m_topic.grades = grades;
    }

    Topic m_topic;
    std::vector<GradeCount> m_grades;  ///< from the highest to 0, both there with any count
    double m_highest;
    std::vector<Hit> m_hits;
    std::vector<Hit> m_found;         ///< those that are worth something
    std::vector<std::size_t> m_open;  ///< indices of the hits to be judged
};

}  // namespace

Residual::Residual(const std::vector<Measure>& measures, double highest_grade,
                   std::uint64_t most_cases)
    : m_measures(measures), m_highest_grade(highest_grade), m_most_cases(most_cases) {}

void Residual::measure(std::span<const double> ranking, const Topic& frame,
                       std::span<SpreadValue> values) const {
    Judging judging(ranking, frame, m_highest_grade);
    const std::size_t open = judging.open();
    const bool few = open < 64 && std::uint64_t{1} << open <= m_most_cases;
    bool first = true;
    const auto look = [&](bool with_sorted) {
        for (std::size_t column = 0; column < m_measures.size(); ++column) {
            const Measure& measure = m_measures[column];
            if (!can_spread(measure)) continue;
            const bool sorted = measure.record->sorted_extremes;
            if (sorted && !with_sorted) continue;
            const double value = judging.value(measure);
            SpreadValue& spread = values[column];
            if (first) spread = {value, value, value, !sorted && !few, 0};
            spread.low = std::min(spread.low, value);
            spread.high = std::max(spread.high, value);
        }
        first = false;
    };
    look(true);
    // The first 0, 1, ... relevant; then the last 0, 1, ..., by taking the relevant ones away.
    for (std::size_t i = 0; i < open; ++i) {
        judging.judge(i, true);
        look(true);
    }
    for (std::size_t i = 0; i < open; ++i) {
        judging.judge(i, false);
        look(true);
    }
    if (!few) return;
    for (std::uint64_t ways = 1; ways < std::uint64_t{1} << open; ++ways) {
        for (std::size_t i = 0; i < open; ++i) judging.judge(i, (ways >> i & 1) != 0);
        look(false);
    }
}

double highest_grade(const Qrels& qrels) noexcept {
    double highest = 0;
    for (const QrelsTopic& topic : qrels.topics()) {
        if (topic.documents.grades().empty()) continue;
        highest = std::max(highest, topic.documents.grades().front().grade);
    }
    return highest > 0 ? highest : 1;
}

}  // namespace rankline
