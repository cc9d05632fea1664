// SPDX-License-Identifier: MIT
#include <rankline/convert/collapse.hpp>

#include <doctest/doctest.h>

#include <limits>

#include "../complaint.hpp"
#include "ranked_query.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::unique_ptr<RunOperation> collapse(PassageScores scores, std::uint64_t top = 0,
                                       const std::string& delimiter = "#", RunOrder order = {}) {
    return collapse_passages(PassageIds::by_delimiter(delimiter), {scores, top}, order);
}

const Ranked some_passages = {{"d1#2", 5}, {"d2#0", 4}, {"d1#0", 3},   {"d3#1", 2.5},
                              {"d2#1", 2}, {"d1#1", 1}, {"d3#10", 0.5}};

std::string document_of(const PassageIds& ids, std::string_view passage) {
    return std::string(ids.document_of(passage).value_or("none"));
}

}  // namespace

TEST_CASE("passage ids: what stands before the first delimiter") {
    const PassageIds hash = PassageIds::by_delimiter("#");
    CHECK(document_of(hash, "msmarco_v2.1_doc_00_0#4_5974") == "msmarco_v2.1_doc_00_0");
    CHECK(document_of(hash, "D1#2#3") == "D1");
    CHECK(document_of(hash, "D1#") == "D1");
    CHECK(document_of(hash, "D1") == "none");
    CHECK(document_of(hash, "#1") == "none");
    CHECK(document_of(hash, "") == "none");
    CHECK(document_of(PassageIds::by_delimiter("."), "FBIS3-1.00002") == "FBIS3-1");
    CHECK(document_of(PassageIds::by_delimiter("%p"), "d%1%p5") == "d%1");
    CHECK(complaint_of(ErrorKind::usage, [] { static_cast<void>(PassageIds::by_delimiter("")); }) ==
          "--passage-delimiter: is empty");
}

TEST_CASE("passage ids: the group of a pattern") {
    const PassageIds last = PassageIds::by_pattern("^(.*)_[0-9]+$");
    CHECK(document_of(last, "D1555982_3") == "D1555982");
    CHECK(document_of(last, "a_1_2") == "a_1");
    CHECK(document_of(last, "D1_x") == "none");
    CHECK(document_of(last, "_3") == "none");
    CHECK(document_of(PassageIds::by_pattern("doc-([0-9]+)"), "p7-doc-12") == "12");
    // Ids are bytes; these are not UTF-8.
    CHECK(document_of(PassageIds::by_pattern("^(.*)#"), "\xff\xfe#1") == "\xff\xfe");
}

TEST_CASE("passage ids: patterns that will not do") {
    const auto complaint = [](const char* pattern) {
        return complaint_of(ErrorKind::usage,
                            [&] { static_cast<void>(PassageIds::by_pattern(pattern)); });
    };
    CHECK(complaint("(") == "--passage-pattern: not a regular expression: \"(\": missing ): (");
    CHECK(complaint("a") ==
          "--passage-pattern \"a\": has 0 groups in parentheses, not the one that "
          "matches the document's id; (?:...) is no group");
    CHECK(complaint("(a)(b)").find("has 2 groups") != std::string::npos);
    CHECK(complaint("(?:a)(b)") == "no error");
}

TEST_CASE("passage ids: no pattern takes longer than the id is long") {
    // Backtracking would try 2^60 ways to share out the letters.
    const PassageIds nested = PassageIds::by_pattern("^((?:a+)+)b$");
    CHECK(document_of(nested, std::string(60, 'a')) == "none");
    CHECK(document_of(nested, std::string(100000, 'a') + "b").size() == 100000);
}

TEST_CASE("passage numbers: the first number behind the document") {
    const auto number = [](std::string_view passage, std::size_t document) {
        return passage_number(passage, passage.substr(0, document));
    };
    CHECK(number("d9#4_5974", 2) == 4);
    CHECK(number("d9#00012", 2) == 12);
    CHECK(number("d9#", 2) == std::nullopt);
    CHECK(number("d9#x", 2) == std::nullopt);
    CHECK(number("d9#99999999999999999999", 2) == std::numeric_limits<std::uint64_t>::max());
}

TEST_CASE("collapse: the highest score of a document's passages") {
    const auto max = collapse(PassageScores::max);
    CHECK(applied(*max, "q1", some_passages) == Ranked{{"d1", 5}, {"d2", 4}, {"d3", 2.5}});
    CHECK(applied(*max, "q2", {}).empty());
    CHECK(told(*max).empty());
    CHECK_FALSE(max->may_fail());
    CHECK(collapse(PassageScores::first)->may_fail());
    CHECK(collapse(PassageScores::sum)->may_fail());
    CHECK(collapse(PassageScores::mean)->may_fail());
    CHECK(max->account() == std::vector<std::string>{"--collapse: 3 documents made of 7"});
    CHECK(applied(*max, "q3", {{"d1#0", -1}, {"d2#0", -2}, {"d1#1", -3}}) ==
          Ranked{{"d1", -1}, {"d2", -2}});
}

TEST_CASE("collapse: the score of the passage with the lowest number") {
    const auto first = collapse(PassageScores::first);
    // d1 has passages 2, 0, 1; d2 0, 1; d3 1 and 10, which is the higher number.
    CHECK(applied(*first, "q1", some_passages) == Ranked{{"d2", 4}, {"d1", 3}, {"d3", 2.5}});
    // Of two with the same number the better one.
    CHECK(applied(*first, "q2", {{"d1#0_9", 3}, {"d1#0_1", 2}}) == Ranked{{"d1", 3}});
    // An id without a number behind it is all of the document.
    CHECK(applied(*first, "q2", {{"d1#0", 3}, {"d1", 2}}) == Ranked{{"d1", 2}});
    CHECK(applied(*first, "q2", {{"d1", 3}, {"d1#0", 2}}) == Ranked{{"d1", 3}});
    CHECK(complaint_of(ErrorKind::input,
                       [&] {
                           static_cast<void>(applied(*first, "q3", {{"d1#a", 3}}));
                       }) ==
          "passage \"d1#a\" of query \"q3\" has no number behind its document's id, which "
          "--collapse first "
          "looks at");
}

TEST_CASE("collapse: the sum, of all or of the best") {
    // d1: 5 + 3 + 1; d2: 4 + 2; d3: 2.5 + 0.5
    CHECK(applied(*collapse(PassageScores::sum), "q1", some_passages) ==
          Ranked{{"d1", 9}, {"d2", 6}, {"d3", 3}});
    CHECK(applied(*collapse(PassageScores::sum, 2), "q1", some_passages) ==
          Ranked{{"d1", 8}, {"d2", 6}, {"d3", 3}});
    CHECK(applied(*collapse(PassageScores::sum, 1), "q1", some_passages) ==
          Ranked{{"d1", 5}, {"d2", 4}, {"d3", 2.5}});
    // With negative scores each further passage takes a document down.
    CHECK(applied(*collapse(PassageScores::sum), "q1",
                  {{"d1#0", -1}, {"d1#1", -2}, {"d2#0", -2.5}}) ==
          Ranked{{"d2", -2.5}, {"d1", -3}});
}

TEST_CASE("collapse: the mean, of all or of the best") {
    CHECK(applied(*collapse(PassageScores::mean), "q1", some_passages) ==
          Ranked{{"d2", 3}, {"d1", 3}, {"d3", 1.5}});
    // d1: (5 + 3) / 2; d2 has two passages; d3: (2.5 + 0.5) / 2
    CHECK(applied(*collapse(PassageScores::mean, 2), "q1", some_passages) ==
          Ranked{{"d1", 4}, {"d2", 3}, {"d3", 1.5}});
    CHECK(applied(*collapse(PassageScores::mean, 5), "q1", {{"d1#0", 3}}) == Ranked{{"d1", 3}});
}

TEST_CASE("collapse: equal scores by the ids of documents, which passages were not ordered by") {
    // As bytes D1_3 is behind D10_1, and so comes first; D1 is before D10, and so comes last.
    CHECK(applied(*collapse(PassageScores::max, 0, "_"), "q1", {{"D1_3", 2}, {"D10_1", 2}}) ==
          Ranked{{"D10", 2}, {"D1", 2}});
}

TEST_CASE("collapse: equal scores by another rule for ties") {
    const Ranked tied = {{"b#0", 2}, {"c#0", 2}, {"a#0", 2}, {"b#1", 1}};
    const auto by = [&](TieRule ties) {
        return applied(*collapse(PassageScores::max, 0, "#", {true, ties}), "q1", tied);
    };
    CHECK(by(TieRule::docid_descending) == Ranked{{"c", 2}, {"b", 2}, {"a", 2}});
    CHECK(by(TieRule::docid_ascending) == Ranked{{"a", 2}, {"b", 2}, {"c", 2}});
    // Where the best passage stands.
    CHECK(by(TieRule::file) == Ranked{{"b", 2}, {"c", 2}, {"a", 2}});
    CHECK(by(TieRule::rank) == Ranked{{"b", 2}, {"c", 2}, {"a", 2}});
    // Sums: b 3, a 3, c 2, where b has the passage that is better than all of a's.
    CHECK(applied(*collapse(PassageScores::sum, 0, "#", {true, TieRule::file}), "q1",
                  {{"b#0", 2}, {"c#0", 2}, {"a#0", 1.5}, {"a#1", 1.5}, {"b#1", 1}}) ==
          Ranked{{"b", 3}, {"a", 3}, {"c", 2}});
}

TEST_CASE("collapse: a run that is not ranked by its scores is, then") {
    // Ranked by hand, say: the best passage of d1 by score is the third.
    const Ranked by_hand = {{"d1#0", 1}, {"d2#0", 4}, {"d1#1", 5}, {"d2#1", 3}};
    const RunOrder order{false, TieRule::docid_descending};
    CHECK(applied(*collapse(PassageScores::max, 0, "#", order), "q1", by_hand) ==
          Ranked{{"d1", 5}, {"d2", 4}});
    CHECK(applied(*collapse(PassageScores::sum, 1, "#", order), "q1", by_hand) ==
          Ranked{{"d1", 5}, {"d2", 4}});
    CHECK(applied(*collapse(PassageScores::first, 0, "#", order), "q1", by_hand) ==
          Ranked{{"d2", 4}, {"d1", 1}});
}

TEST_CASE("collapse: ids of any bytes") {
    using namespace std::string_literals;
    const std::string document = "d\0\xff\t"s;
    CHECK(applied(*collapse(PassageScores::max), "q1",
                  {{document + "#1", 3}, {"d#0", 2}, {document + "#\xfe", 1}}) ==
          Ranked{{document, 3}, {"d", 2}});
}

TEST_CASE("collapse: ids of no passage are documents, and told") {
    const auto max = collapse(PassageScores::max);
    CHECK(applied(*max, "q1", {{"d1", 3}, {"d2#0", 2}, {"d1#1", 1}, {"d3", 0}}) ==
          Ranked{{"d1", 3}, {"d2", 2}, {"d3", 0}});
    CHECK(told(*max) ==
          "--passage-delimiter \"#\": an id that is not a passage's is taken for a document "
          "(2 times)");
}

TEST_CASE("collapse: sums that are no number") {
    const auto sum = collapse(PassageScores::sum);
    const std::string complaint =
        "the scores of the passages of document \"d1\" of query \"q1\" have no finite sum";
    CHECK(complaint_of(ErrorKind::input, [&] {
              static_cast<void>(applied(*sum, "q1", {{"d1#0", infinity}, {"d1#1", -infinity}}));
          }) == complaint);
    CHECK(complaint_of(ErrorKind::input, [&] {
              static_cast<void>(applied(*sum, "q1", {{"d1#0", 1e308}, {"d1#1", 1e308}}));
          }) == complaint);
    CHECK(applied(*sum, "q1", {{"d1#0", infinity}, {"d2#1", -infinity}}) ==
          Ranked{{"d1", infinity}, {"d2", -infinity}});
}
