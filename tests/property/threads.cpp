// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "collection.hpp"
#include "measures.hpp"

using namespace rankline;
using namespace rankline::property;

namespace {

/// Large enough that a reader cuts it into many pieces: a few hundred copies of small collections
/// under other query ids, so that queries and their lines fall on every kind of boundary.
Collection large_collection() {
    Collection all;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        Collection part = random_collection(seed);
        const std::string suffix = "-" + std::to_string(seed);
        for (JudgedLine& line : part.judged) all.judged.push_back({line.qid + suffix, line.docid, line.group, line.grade});
        for (RetrievedLine& line : part.retrieved) all.retrieved.push_back({line.qid + suffix, line.docid, line.score});
    }
    return all;
}

}  // namespace

TEST_CASE("values and summaries do not depend on the number of threads") {
    const std::vector<Measure> measures = measures_of(JudgmentKind::graded);
    Collection collection = large_collection();

    SUBCASE("lines grouped by query") {}
    SUBCASE("lines scattered over the file") { Random(5).shuffle(collection.retrieved); }

    const Evaluated one = evaluate_text(collection, measures, 1);
    const std::vector<double> summary = summarise(one.scores, measures, one.qrels, QuerySet::both);
    CHECK(one.scores.qids.size() == 4000);  // of 12 topics a piece one is not judged, one not retrieved
    for (const unsigned threads : {2U, 3U, 8U}) {
        INFO(threads, " threads");
        const Evaluated many = evaluate_text(collection, measures, threads);
        CHECK(same_values(one.scores, many.scores));
        const std::vector<double> other = summarise(many.scores, measures, many.qrels, QuerySet::both);
        for (std::size_t measure = 0; measure < measures.size(); ++measure) {
            const bool both_undefined = summary[measure] != summary[measure] && other[measure] != other[measure];
            INFO(measures[measure].name);
            CHECK((both_undefined || summary[measure] == other[measure]));
        }
    }
}
