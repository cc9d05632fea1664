// SPDX-License-Identifier: MIT
#pragma once

#include <doctest/doctest.h>

#include <cstdint>
#include <deque>
#include <limits>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "example_pool.hpp"

namespace rankline {

/// A training query made by hand: a list per run, and the grades of what is judged.
struct ExampleQuery {
    std::vector<ExampleList> lists;
    std::map<std::string, double> grades;
};

/// A TrainingSet made by hand; a grade of at least 1 is relevant.
class ExampleTraining {
public:
    explicit ExampleTraining(const std::vector<ExampleQuery>& queries) {
        for (const ExampleQuery& query : queries) add(query);
        for (std::size_t i = 0; i < queries.size(); ++i) {
            m_queries.push_back(
                {.pool = m_pools[i].pool(), .grades = m_grades[i], .relevant = m_relevant[i]});
        }
    }
    ExampleTraining(const ExampleTraining&) = delete;
    ExampleTraining& operator=(const ExampleTraining&) = delete;

    [[nodiscard]] TrainingSet set() const {
        const std::size_t runs = m_queries.empty() ? 0 : m_queries[0].pool.lists.size();
        return {.runs = runs, .level = 1, .queries = m_queries};
    }
    [[nodiscard]] FusionModel train(const std::string& method,
                                    const std::vector<double>& numbers = {}) const {
        return method_named(method).train(set(), numbers);
    }

private:
    void add(const ExampleQuery& query) {
        const ExamplePool& example = m_pools.emplace_back(query.lists);
        const Pool pool = example.pool();
        std::vector<double> grades;
        for (const RunEntry& document : pool.documents) {
            const auto judged = query.grades.find(std::string(document.docid()));
            grades.push_back(judged == query.grades.end() ? std::numeric_limits<double>::quiet_NaN()
                                                          : judged->second);
        }
        m_grades.push_back(std::move(grades));
        std::uint64_t relevant = 0;
        for (const auto& [docid, grade] : query.grades) relevant += grade >= 1 ? 1 : 0;
        m_relevant.push_back(relevant);
    }

    std::deque<ExamplePool> m_pools;
    std::vector<std::vector<double>> m_grades;
    std::vector<std::uint64_t> m_relevant;
    std::vector<TrainingQuery> m_queries;
};

/// A list of so many documents: d1, d2, d3, ..., with score 0.
inline ExampleList numbered(std::size_t documents) {
    ExampleList list;
    for (std::size_t i = 1; i <= documents; ++i) list.emplace_back("d" + std::to_string(i), 0);
    return list;
}

/// Equal up to the rounding of a few operations.
inline doctest::Approx near(double value) { return doctest::Approx(value).epsilon(1e-14); }

}  // namespace rankline
