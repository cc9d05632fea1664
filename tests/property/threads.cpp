// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "collection.hpp"
#include "measures.hpp"

using namespace rankline;
using namespace rankline::property;

namespace {

/// Large enough that a reader cuts it into several pieces of some megabytes: copies of small
/// collections under other query ids, with document ids long enough to get there with few lines.
Collection large_collection() {
    constexpr std::uint64_t copies = 150;
    const std::string prefix(250, 'x');
    Collection all;
    for (std::uint64_t seed = 1; seed <= copies; ++seed) {
        const std::string suffix = "-" + std::to_string(seed);
        const Collection part = random_collection(seed);
        for (const JudgedLine& line : part.judged) {
            all.judged.push_back({line.qid + suffix, prefix + line.docid, line.group, line.grade});
        }
        for (const RetrievedLine& line : part.retrieved) {
            all.retrieved.push_back({line.qid + suffix, prefix + line.docid, line.score});
        }
    }
    return all;
}

bool same(double a, double b) { return a == b || (a != a && b != b); }

}  // namespace

TEST_CASE("values and summaries do not depend on the number of threads") {
    Collection collection = large_collection();

    SUBCASE("lines grouped by query") {}
    SUBCASE("lines scattered over the file") { Random(5).shuffle(collection.retrieved); }

    for (const JudgmentKind kind : judgment_kinds()) {
        const std::vector<Measure> measures = measures_of(kind);
        const Evaluated one = evaluate_text(collection, measures, 1);
        const std::vector<double> summary =
            summarise(one.scores, measures, one.qrels, QuerySet::both);
        CHECK(one.scores.qids.size() == 1500);  // of 12 topics one is not judged, one not retrieved
        for (const unsigned threads : {2U, 3U, 8U}) {
            INFO(threads, " threads");
            const Evaluated many = evaluate_text(collection, measures, threads);
            CHECK(same_values(one.scores, many.scores));
            const std::vector<double> other =
                summarise(many.scores, measures, many.qrels, QuerySet::both);
            for (std::size_t measure = 0; measure < measures.size(); ++measure) {
                INFO(measures[measure].name);
                CHECK(same(summary[measure], other[measure]));
            }
        }
    }
}
