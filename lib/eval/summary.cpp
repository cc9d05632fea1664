// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <rankline/eval/evaluator.hpp>

namespace rankline {

namespace {

/// What a summary is made of, whichever queries it is over.
struct Source {
    const RunScores& scores;
    const std::vector<Measure>& measures;
    const Qrels& qrels;
    QuerySet query_set;
    std::vector<double> RunScores::*values;
};

/// What a query adds to the sum of a measure.
double term(const Source& source, std::size_t query, std::size_t column) {
    const MeasureRecord& record = *source.measures[column].record;
    if (source.query_set == QuerySet::judged && record.complete_value != nullptr) {
        const std::optional<std::size_t> topic = source.qrels.find(source.scores.qids[query]);
        return record.complete_value(source.qrels.topics()[topic.value()],
                                     source.measures[column].params);
    }
    const double value = (source.scores.*source.values)[query * source.measures.size() + column];
    const bool geometric = record.aggregation == Aggregation::geometric_mean;
    return geometric && !source.scores.zscored ? geometric_term(value) : value;
}

double pooled(const std::vector<Ratio>& ratios, std::span<const std::size_t> queries) {
    Ratio total;
    for (const std::size_t query : queries) {
        total.numerator += ratios[query].numerator;
        total.denominator += ratios[query].denominator;
    }
    return total.value();
}

double summarise_measure(const Source& source, std::span<const std::size_t> queries,
                         std::size_t column) {
    const auto count = static_cast<double>(queries.size());
    const Aggregation aggregation = source.measures[column].record->aggregation;
    if (aggregation == Aggregation::query_count) return count;
    if (aggregation == Aggregation::run_id || aggregation == Aggregation::text) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (aggregation == Aggregation::pooled && !source.scores.zscored)
        return pooled(source.scores.ratios[column], queries);
    double sum = 0;
    for (const std::size_t query : queries) sum += term(source, query, column);
    if (aggregation == Aggregation::sum) return sum;
    if (queries.empty()) return std::numeric_limits<double>::quiet_NaN();
    const double mean = sum / count;
    return aggregation == Aggregation::geometric_mean ? std::exp(mean) : mean;
}

}  // namespace

double geometric_term(double value) noexcept { return std::log(std::max(value, geometric_floor)); }

std::vector<double> standard_errors(const RunScores& scores, const std::vector<Measure>& measures) {
    std::vector<double> errors;
    for (std::size_t column = 0; column < scores.variances.size(); ++column) {
        const double of_sum = std::sqrt(scores.variances[column]);
        switch (measures[column].record->aggregation) {
            case Aggregation::sum:
                errors.push_back(of_sum);
                break;
            case Aggregation::mean:
                errors.push_back(of_sum / static_cast<double>(scores.qids.size()));
                break;
            default:
                errors.push_back(std::numeric_limits<double>::quiet_NaN());
        }
    }
    return errors;
}

std::vector<double> summarise(const RunScores& scores, const std::vector<Measure>& measures,
                              const Qrels& qrels, QuerySet query_set,
                              std::vector<double> RunScores::*of) {
    std::vector<std::size_t> all(scores.qids.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return summarise_some(scores, all, measures, qrels, query_set, of);
}

std::vector<double> summarise_some(const RunScores& scores, std::span<const std::size_t> queries,
                                   const std::vector<Measure>& measures, const Qrels& qrels,
                                   QuerySet query_set, std::vector<double> RunScores::*of) {
    const Source source{scores, measures, qrels, query_set, of};
    std::vector<double> summary;
    for (std::size_t column = 0; column < measures.size(); ++column) {
        summary.push_back(summarise_measure(source, queries, column));
    }
    return summary;
}

}  // namespace rankline
