// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

#include "collection.hpp"
#include "measures.hpp"

using namespace rankline;
using namespace rankline::property;

namespace {

/// Every document that is relevant at `level`, the best first, and nothing else.
std::vector<RetrievedLine> ideal_run(const Collection& collection, double level) {
    std::vector<RetrievedLine> run;
    for (const JudgedLine& line : collection.judged) {
        if (line.group == "1" && line.grade >= level) {
            run.push_back({line.qid, line.docid, line.grade});
        }
    }
    return run;
}

}  // namespace

TEST_CASE("no ranking beats the ideal one, for measures whose maximum is 1") {
    std::size_t compared = 0;
    for (const Measure& measure : measures_of(JudgmentKind::graded)) {
        if (!has_values(measure) || measure.record->maximum != 1) continue;
        if (!measure.record->higher_is_better) continue;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Collection collection = random_collection(seed);
            EvalOptions all_judged;
            all_judged.queries = QuerySet::judged;
            const Evaluated random = evaluate(collection, {measure}, all_judged);
            collection.retrieved = ideal_run(collection, measure.params.level);
            const Evaluated ideal = evaluate(collection, {measure}, all_judged);
            REQUIRE(random.scores.qids.size() == ideal.scores.qids.size());
            for (std::size_t query = 0; query < ideal.scores.qids.size(); ++query) {
                INFO(measure.name, " seed ", seed, " ", std::string(ideal.scores.qids[query]));
                CHECK(random.scores.values[query] <= ideal.scores.values[query] + 1e-12);
                ++compared;
            }
        }
    }
    CHECK(compared > 1000);
}

TEST_CASE("nDCG, AP, RR, bpref and R-precision of the ideal ranking are 1") {
    for (const Measure& measure : measures_of(JudgmentKind::graded)) {
        static const std::set<std::string> perfect = {"nDCG", "AP", "RR", "Bpref", "Rprec"};
        if (!perfect.contains(measure.name)) continue;
        Collection collection = random_collection(11);
        collection.retrieved = ideal_run(collection, 1);
        const Evaluated ideal = evaluate(collection, {measure});
        CHECK(ideal.scores.qids.size() == 9);  // those with a relevant document
        for (const double value : ideal.scores.values) {
            INFO(measure.name);
            CHECK(value == doctest::Approx(1.0));
        }
    }
}
