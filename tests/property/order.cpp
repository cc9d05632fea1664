// SPDX-License-Identifier: MIT
#include <algorithm>

#include <doctest/doctest.h>

#include "collection.hpp"
#include "measures.hpp"

using namespace rankline;
using namespace rankline::property;

TEST_CASE("the order of the lines in the qrels and in the run changes no value") {
    for (const JudgmentKind kind : judgment_kinds()) {
        const std::vector<Measure> measures = measures_of(kind);
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const Collection collection = random_collection(seed);
            Collection shuffled = collection;
            Random random(seed + 1000);
            random.shuffle(shuffled.judged);
            random.shuffle(shuffled.retrieved);
            INFO("seed ", seed);
            const Evaluated expected = evaluate(collection, measures);
            CHECK(same_values(expected.scores, evaluate(shuffled, measures).scores));
            if (kind == JudgmentKind::graded) {
                CHECK(same_values(expected.scores, evaluate_text(shuffled, measures, 1).scores));
            }
        }
    }
}

TEST_CASE("renaming queries moves rows but changes no value") {
    const std::vector<Measure> measures = measures_of(JudgmentKind::graded);
    const Collection collection = random_collection(7);
    Collection other = collection;
    // 'q' becomes 'z' for the first half: those rows now come last.
    const auto rename = [](std::string& qid) {
        if (qid < "q006") qid.front() = 'z';
    };
    for (JudgedLine& line : other.judged) rename(line.qid);
    for (RetrievedLine& line : other.retrieved) rename(line.qid);

    const Evaluated before = evaluate(collection, measures);
    const Evaluated after = evaluate(other, measures);
    REQUIRE(before.scores.qids.size() == after.scores.qids.size());
    std::size_t moved = 0;
    for (std::size_t query = 0; query < before.scores.qids.size(); ++query) {
        std::string qid(before.scores.qids[query]);
        rename(qid);
        const auto& names = after.scores.qids;
        const auto row =
            static_cast<std::size_t>(std::find(names.begin(), names.end(), qid) - names.begin());
        REQUIRE(row < names.size());
        if (row != query) ++moved;
        for (std::size_t measure = 0; measure < measures.size(); ++measure) {
            if (!has_values(measures[measure])) continue;
            INFO(measures[measure].name, " ", qid);
            const double value = after.scores.value(row, measure, measures.size());
            if (is_empty_quotient(measures[measure], value)) continue;
            CHECK(before.scores.value(query, measure, measures.size()) == value);
        }
    }
    CHECK(moved > 0);
}
