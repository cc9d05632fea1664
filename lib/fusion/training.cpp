// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/base/error.hpp>
#include <rankline/fusion/training.hpp>

namespace rankline {

void require_relevant(const TrainingSet& training) {
    if (training.queries.empty())
        throw Error(ErrorKind::input, "there is no query with judgments to train on");
    const bool found = std::any_of(
        training.queries.begin(), training.queries.end(), [&](const TrainingQuery& query) {
            return std::any_of(query.grades.begin(), query.grades.end(),
                               [&](double grade) { return training.relevant(grade); });
        });
    if (!found)
        throw Error(ErrorKind::input,
                    "nothing to train on: no run has a relevant document for any training query");
}

}  // namespace rankline
