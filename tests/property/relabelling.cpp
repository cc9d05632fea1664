// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include "collection.hpp"
#include "measures.hpp"

using namespace rankline;
using namespace rankline::property;

// Longer, non-ASCII, no digits up front: nothing of an id may matter but its order.
static std::string renamed(const std::string& id) { return "doc\xc3\xa9-#" + id + "/segment"; }

TEST_CASE("renaming documents without changing their order changes no value") {
    for (const JudgmentKind kind : judgment_kinds()) {
        const std::vector<Measure> measures = measures_of(kind);
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const Collection collection = random_collection(seed);
            Collection other = collection;
            for (JudgedLine& line : other.judged) line.docid = renamed(line.docid);
            for (RetrievedLine& line : other.retrieved) line.docid = renamed(line.docid);
            INFO("seed ", seed);
            CHECK(same_values(evaluate(collection, measures).scores,
                              evaluate(other, measures).scores));
        }
    }
}

TEST_CASE("only the order of scores matters, not the scores") {
    const std::vector<Measure> measures = measures_of(JudgmentKind::graded);
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const Collection collection = random_collection(seed);
        Collection other = collection;
        for (RetrievedLine& line : other.retrieved) line.score = line.score * 1e9 - 4e12;
        INFO("seed ", seed);
        CHECK(same_values(evaluate(collection, measures).scores, evaluate(other, measures).scores));
    }
}
