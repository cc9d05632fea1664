// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>

#include <rankline/eval/evaluator.hpp>

namespace rankline {

namespace {

double summarise_measure(const RunScores& scores, const std::vector<Measure>& measures,
                         std::size_t column, const std::vector<double>& values) {
    const std::size_t queries = scores.qids.size();
    const Aggregation aggregation = measures[column].record->aggregation;
    if (aggregation == Aggregation::query_count) return static_cast<double>(queries);
    if (aggregation == Aggregation::run_id || aggregation == Aggregation::text || queries == 0) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    const bool geometric = aggregation == Aggregation::geometric_mean;
    double sum = 0;
    for (std::size_t query = 0; query < queries; ++query) {
        const double value = values[query * measures.size() + column];
        sum += geometric && !scores.zscored ? geometric_term(value) : value;
    }
    if (aggregation == Aggregation::sum) return sum;
    const double mean = sum / static_cast<double>(queries);
    return geometric ? std::exp(mean) : mean;
}

}  // namespace

double geometric_term(double value) noexcept { return std::log(std::max(value, 1e-5)); }

std::vector<double> summarise(const RunScores& scores, const std::vector<Measure>& measures,
                              const Qrels& qrels, QuerySet queries,
                              std::vector<double> RunScores::*of) {
    std::vector<double> summary;
    for (std::size_t column = 0; column < measures.size(); ++column) {
        const MeasureRecord& record = *measures[column].record;
        if (queries == QuerySet::judged && record.complete_summary != nullptr) {
            summary.push_back(record.complete_summary(qrels, measures[column].params));
        } else {
            summary.push_back(summarise_measure(scores, measures, column, scores.*of));
        }
    }
    return summary;
}

}  // namespace rankline
