// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>

#include <rankline/convert/chosen_judgments.hpp>
#include <rankline/convert/minimum_score.hpp>
#include <rankline/convert/own_query.hpp>
#include <rankline/convert/query_fold.hpp>
#include <rankline/convert/query_selection.hpp>

#include "judgments.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

using Operations = std::vector<std::unique_ptr<RunOperation>>;

}  // namespace

TEST_CASE("judgments of the folds of queries are all judgments, none twice") {
    const char* text = "1 0 a 1\n2 0 a 1\n3 0 a 1\n4 0 a 0\n5 0 a 2\n";
    std::vector<std::string> qids;
    for (const std::uint64_t fold : {1, 2}) {
        Operations operations;
        operations.push_back(
            select_queries({keep_fold(parse_query_fold(std::to_string(fold) + "/2"), 7)}));
        const Judgments left = chosen_judgments(judged(text), operations);
        // Folds differ by one query at most.
        CHECK(left.topics.size() >= 2);
        for (const TopicJudgments& topic : left.topics) qids.emplace_back(topic.qid);
    }
    std::sort(qids.begin(), qids.end());
    CHECK(qids == std::vector<std::string>{"1", "2", "3", "4", "5"});
}

TEST_CASE("a document goes with all its groups, a query with its last document") {
    const char* text = "1 s1 1 1\n1 s2 1 1\n1 s1 x 1\n1 s2 x 0\n2 s1 2 1\n";
    Operations operations;
    operations.push_back(drop_own_query());
    const Judgments left = chosen_judgments(judged(text, JudgmentKind::subtopics), operations);
    CHECK(left.kind == JudgmentKind::subtopics);
    CHECK(text_of(left) == "1 s1 x 1\n1 s2 x 0\n");
}

TEST_CASE("lines of the same document are told apart; a query that had none stays") {
    Judgments judgments = judged("1 s1 x 1\n1 s2 x 0\n1 s3 x 2\n", JudgmentKind::subtopics);
    judgments.topics.push_back({"2", {}});
    Operations operations;
    operations.push_back(minimum_score(1));
    const Judgments left = chosen_judgments(judgments, operations);
    CHECK(text_of(left) == "1 s1 x 1\n1 s3 x 2\n");
    CHECK(left.topics.size() == 2);
}
