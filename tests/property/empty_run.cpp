// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <cmath>

#include "collection.hpp"
#include "measures.hpp"

using namespace rankline;
using namespace rankline::property;

TEST_CASE(
    "a run without a line scores every judged query, and each value is what a missing query is "
    "worth") {
    for (const JudgmentKind kind : judgment_kinds()) {
        const std::vector<Measure> measures = measures_of(kind);
        Collection collection = random_collection(3);
        collection.retrieved.clear();
        EvalOptions options;
        options.queries = QuerySet::judged;
        const Evaluated result = evaluate(collection, measures, options);

        CHECK(result.scores.counts.judged == 11);
        CHECK(result.scores.counts.scored == 11);
        CHECK(result.scores.counts.missing == 11);
        CHECK(result.scores.counts.retrieved == 0);
        for (std::size_t query = 0; query < result.scores.qids.size(); ++query) {
            CHECK(result.scores.missing[query]);
            for (std::size_t measure = 0; measure < measures.size(); ++measure) {
                if (!has_values(measures[measure])) continue;
                const MeasureRecord& record = *measures[measure].record;
                const double value = result.scores.value(query, measure, measures.size());
                if (is_empty_quotient(measures[measure], value)) continue;
                INFO(measures[measure].name);
                CHECK(std::isfinite(value));
                if (record.missing) CHECK(value == *record.missing);
                CHECK(value <= record.maximum);
            }
        }
    }
}

TEST_CASE("a query that nobody judged has a value of every measure that has values") {
    for (const JudgmentKind kind : judgment_kinds()) {
        const std::vector<Measure> measures = measures_of(kind);
        Collection collection = random_collection(3);
        collection.retrieved = {{"elsewhere", "d001", 1.0}};
        EvalOptions options;
        options.queries = QuerySet::run;
        const Evaluated result = evaluate(collection, measures, options);
        REQUIRE(result.scores.qids.size() == 1);
        for (std::size_t measure = 0; measure < measures.size(); ++measure) {
            if (!has_values(measures[measure])) continue;
            INFO(measures[measure].name);
            const double value = result.scores.value(0, measure, measures.size());
            CHECK((std::isfinite(value) || is_empty_quotient(measures[measure], value)));
        }
    }
}

TEST_CASE("without a query in common the default summary scores nothing") {
    Collection collection = random_collection(3);
    collection.retrieved = {{"elsewhere", "d001", 1.0}};
    const std::vector<Measure> measures = measures_of(JudgmentKind::graded);
    const Evaluated result = evaluate(collection, measures);
    CHECK(result.scores.counts.scored == 0);
    CHECK(result.scores.counts.unjudged == 1);
    CHECK(result.scores.qids.empty());
}
