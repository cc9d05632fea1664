// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "collection.hpp"
#include "measures.hpp"

using namespace rankline;
using namespace rankline::property;

namespace {

/// The indices of all queries, each in one of three groups; one may be empty.
std::vector<std::vector<std::size_t>> random_groups(std::size_t queries, std::uint64_t seed) {
    Random random(seed);
    std::vector<std::vector<std::size_t>> groups(3);
    for (std::size_t query = 0; query < queries; ++query)
        groups[random.below(groups.size())].push_back(query);
    return groups;
}

/// What the summaries of the groups are together, for measures that are sums, counts or means.
double joined(const Measure& measure, const std::vector<std::vector<double>>& summaries,
              const std::vector<std::vector<std::size_t>>& groups, std::size_t column) {
    const bool is_mean = measure.record->aggregation == Aggregation::mean;
    double sum = 0;
    std::size_t queries = 0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        queries += groups[i].size();
        if (groups[i].empty()) continue;
        sum += summaries[i][column] * (is_mean ? static_cast<double>(groups[i].size()) : 1);
    }
    return is_mean ? sum / static_cast<double>(queries) : sum;
}

}  // namespace

TEST_CASE("the summaries of groups that share no query add up to that of all queries") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        CAPTURE(seed);
        const Collection collection = random_collection(seed);
        for (const JudgmentKind kind : judgment_kinds()) {
            const std::vector<Measure> measures = measures_of(kind);
            for (const QuerySet set : {QuerySet::both, QuerySet::judged}) {
                const auto [qrels, scores] = evaluate(collection, measures, {.queries = set});
                const std::vector<double> all = summarise(scores, measures, qrels, set);
                const auto groups = random_groups(scores.qids.size(), seed);
                std::vector<std::vector<double>> summaries;
                for (const std::vector<std::size_t>& group : groups)
                    summaries.push_back(summarise_some(scores, group, measures, qrels, set));
                for (std::size_t column = 0; column < measures.size(); ++column) {
                    CAPTURE(measures[column].name);
                    const Aggregation aggregation = measures[column].record->aggregation;
                    if (all[column] != all[column] || aggregation == Aggregation::geometric_mean ||
                        aggregation == Aggregation::pooled)
                        continue;
                    CHECK(joined(measures[column], summaries, groups, column) ==
                          doctest::Approx(all[column]).epsilon(1e-12));
                }
            }
        }
    }
}
