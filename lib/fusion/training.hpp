// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include <rankline/fusion/method.hpp>
#include <rankline/parallel/parallel.hpp>

namespace rankline {

/// Throws Error(input) unless some run has a relevant document for some training query: every table
/// would say the same of every run.
void require_relevant(const TrainingSet& training);

/// `learn(run)` is the table of the run; several runs learn at the same time.
template <class Learn>
FusionModel train_runs(const TrainingSet& training, Learn learn) {
    require_relevant(training);
    FusionModel model;
    model.tables.resize(training.runs);
    for_each_index(training.runs, training.threads,
                   [&](std::size_t run, unsigned) { model.tables[run] = learn(run); });
    return model;
}

/// Calls `visit(position, grade)` for the documents that the run itself has for the query, best
/// first. What --missing fills in is left out: it would teach how often the others are right.
template <class Visit>
void visit_held(const TrainingQuery& query, std::size_t run, Visit visit) {
    const RankedList& list = query.pool.lists[run];
    for (std::size_t i = 0; i < list.held; ++i) visit(i, query.grades[list.documents[i]]);
}

/// Where a table by positions speaks of a rank. Between two positions, where tied documents share
/// their mean, it is the better one.
[[nodiscard]] inline std::size_t position_of(double rank) {
    return static_cast<std::size_t>(rank) - 1;
}

/// What a table says of a place; nothing was learned of those behind its end, and they get 0.
[[nodiscard]] inline double entry(const std::vector<double>& table, std::size_t place) {
    return place < table.size() ? table[place] : 0;
}

}  // namespace rankline
