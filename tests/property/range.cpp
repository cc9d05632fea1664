// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "collection.hpp"
#include "measures.hpp"

using namespace rankline;
using namespace rankline::property;

// A sum of a few dozen roundings may end a last place beyond the bound.
constexpr double slack = 1e-14;

TEST_CASE("every value is within the range that the measure's record claims") {
    for (const JudgmentKind kind : judgment_kinds()) {
        const std::vector<Measure> measures = measures_of(kind);
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const Evaluated result = evaluate(random_collection(seed), measures);
            for (std::size_t query = 0; query < result.scores.qids.size(); ++query) {
                for (std::size_t measure = 0; measure < measures.size(); ++measure) {
                    if (!has_values(measures[measure])) continue;
                    const double value = result.scores.value(query, measure, measures.size());
                    if (is_empty_quotient(measures[measure], value)) continue;
                    INFO(measures[measure].name, " seed ", seed, " query ", query);
                    CHECK(value >= measures[measure].record->minimum - slack);
                    CHECK(value <= measures[measure].record->maximum + slack);
                }
            }
        }
    }
}

TEST_CASE("the registry has measures of every kind that a reader can produce today") {
    CHECK(judgment_kinds().size() == 5);
    CHECK(measures_of(JudgmentKind::graded).size() >= 40);
}
