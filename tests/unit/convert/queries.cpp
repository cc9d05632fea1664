// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/convert/listed_queries.hpp>
#include <rankline/convert/query_fold.hpp>
#include <rankline/convert/query_sample.hpp>
#include <rankline/stats/folds.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "../complaint.hpp"
#include "ranked_query.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

using Ids = std::vector<std::string_view>;

QueryIds list_of(std::string_view text, Ids qids) {
    return {{"list.txt", text, nullptr}, std::move(qids)};
}

/// The queries that are kept, by the answers to each of `qids`.
Ids kept_by(const RunOperation& operation, const Ids& qids) {
    Ids kept;
    std::copy_if(qids.begin(), qids.end(), std::back_inserter(kept),
                 [&](std::string_view qid) { return operation.keeps(qid); });
    return kept;
}

Ids kept_by_step(const QueryStep& step, const Ids& qids) {
    const auto operation = select_queries({step});
    operation->prepare(qids);
    return kept_by(*operation, qids);
}

Ids numbered_queries(std::size_t count) {
    static std::vector<std::string> names;
    while (names.size() < 1000) names.push_back("q" + std::to_string(names.size()));
    return {names.begin(), names.begin() + static_cast<std::ptrdiff_t>(count)};
}

}  // namespace

TEST_CASE("queries: lists keep and drop, and say what the run lacks") {
    const std::string text = "302\n301\n\n30l\n302\n";
    const std::string_view view = text;
    const QueryIds list = list_of(
        view, {view.substr(0, 3), view.substr(4, 3), view.substr(9, 3), view.substr(13, 3)});
    const Ids qids = {"301", "302", "303"};

    const auto kept = select_queries({keep_queries(list)});
    kept->prepare(qids);
    CHECK(kept_by(*kept, qids) == Ids{"301", "302"});
    CHECK(told(*kept) ==
          "list.txt:4:1: --keep-queries: a listed query is not there: \"30l\"; did "
          "you mean 301, 302 or 303");
    CHECK(kept->account() == std::vector<std::string>{"--keep-queries: 1 of 3 queries dropped"});

    const auto dropped = select_queries({drop_queries(list)});
    dropped->prepare(qids);
    CHECK(kept_by(*dropped, qids) == Ids{"303"});
    CHECK(dropped->findings().all().at(0).kind == "listed-queries-unknown-to-drop-queries");
}

TEST_CASE("queries: a query that the run does not have is not kept") {
    const auto all = select_queries({drop_queries(list_of("", {"9"}))});
    all->prepare(Ids{"1", "2"});
    CHECK(kept_by(*all, {"1", "2", "3"}) == Ids{"1", "2"});
}

TEST_CASE("queries: none left is told") {
    const auto none = select_queries({keep_queries(list_of("", {"2", "3"}))});
    none->prepare(Ids{"1"});
    CHECK(kept_by(*none, {"1"}).empty());
    CHECK(told(*none) ==
          "list.txt: --keep-queries: a listed query is not there: \"2\"; did you mean 1 (2 "
          "times)");
    const auto of_none = select_queries({sample_queries(1, 0)});
    of_none->prepare({});
    CHECK(of_none->account() ==
          std::vector<std::string>{"--sample-queries: 0 of 0 queries dropped"});
}

TEST_CASE("queries: folds share them out, whatever their order") {
    const Ids qids = numbered_queries(11);
    Ids reversed(qids.rbegin(), qids.rend());
    std::multiset<std::string_view> met;
    for (std::uint64_t number = 1; number <= 4; ++number) {
        const Ids fold = kept_by_step(keep_fold({number, 4}, 7), qids);
        CHECK(fold.size() == (number == 4 ? 2 : 3));
        met.insert(fold.begin(), fold.end());
        Ids again = kept_by_step(keep_fold({number, 4}, 7), reversed);
        std::reverse(again.begin(), again.end());
        CHECK(again == fold);
        Ids others;
        std::copy_if(qids.begin(), qids.end(), std::back_inserter(others), [&](auto qid) {
            return std::find(fold.begin(), fold.end(), qid) == fold.end();
        });
        CHECK(kept_by_step(drop_fold({number, 4}, 7), qids) == others);
    }
    CHECK(met.size() == 11);
    CHECK(std::set<std::string_view>(met.begin(), met.end()).size() == 11);
}

TEST_CASE("queries: folds are those of cross-validation, which takes queries in byte order") {
    const Ids qids = {"10", "9", "2", "1", "33", "4"};
    const Ids by_bytes = {"1", "10", "2", "33", "4", "9"};
    const std::vector<std::size_t> fold_of = split_into_folds(6, 2, 5);
    Ids expected;
    for (const std::string_view qid : qids) {
        const auto place = std::find(by_bytes.begin(), by_bytes.end(), qid) - by_bytes.begin();
        if (fold_of[static_cast<std::size_t>(place)] == 1) expected.push_back(qid);
    }
    CHECK(kept_by_step(keep_fold({2, 2}, 5), qids) == expected);
}

TEST_CASE("queries: what is no fold, and more folds than queries") {
    CHECK(parse_query_fold("2/5").number == 2);
    CHECK(parse_query_fold("2/5").folds == 5);
    CHECK(parse_query_fold("1/1").folds == 1);
    for (const char* text : {"", "2", "0/5", "6/5", "-1/5", "1/5/9", "a/b", "1/", "/2", "1 /2"}) {
        CAPTURE(text);
        CHECK(complaint_of(ErrorKind::usage, [&] { static_cast<void>(parse_query_fold(text)); }) ==
              "\"" + std::string(text) +
                  "\" is not a fold as 2/5, the second of five; the first is 1/5");
    }
    const auto split = select_queries({keep_fold({1, 5}, 0)});
    CHECK(complaint_of(ErrorKind::usage, [&] {
              split->prepare(Ids{"1", "2"});
          }) == "--fold 1/5: more folds than queries, of which there are 2");
}

TEST_CASE("queries: a sample is of its size, part of larger ones, and the seed's and ids' alone") {
    const Ids qids = numbered_queries(100);
    const Ids ten = kept_by_step(sample_queries(10, 3), qids);
    const Ids thirty = kept_by_step(sample_queries(30, 3), qids);
    CHECK(ten.size() == 10);
    CHECK(thirty.size() == 30);
    for (const std::string_view qid : ten)
        CHECK(std::find(thirty.begin(), thirty.end(), qid) != thirty.end());
    CHECK(kept_by_step(sample_queries(10, 4), qids) != ten);
    Ids shuffled(qids.begin() + 40, qids.end());
    shuffled.insert(shuffled.end(), qids.begin(), qids.begin() + 40);
    Ids again = kept_by_step(sample_queries(10, 3), shuffled);
    CHECK(std::is_permutation(again.begin(), again.end(), ten.begin(), ten.end()));
}

TEST_CASE("queries: every query is as likely in a sample as any other") {
    const Ids qids = numbered_queries(10);
    std::map<std::string_view, int> drawn;
    constexpr int draws = 2000;
    for (int seed = 0; seed < draws; ++seed) {
        for (const std::string_view qid :
             kept_by_step(sample_queries(3, static_cast<std::uint64_t>(seed)), qids))
            ++drawn[qid];
    }
    // 600 of 2000 on the average, with a standard deviation of sqrt(2000 * 0.3 * 0.7) = 20.5.
    for (const std::string_view qid : qids) CHECK(std::abs(drawn[qid] - 600) < 5 * 20.5);
}

TEST_CASE("queries: a sample of all or of more") {
    const Ids qids = {"1", "2"};
    CHECK(kept_by_step(sample_queries(2, 0), qids) == qids);
    CHECK(kept_by_step(sample_queries(0, 0), qids).empty());
    const auto more = select_queries({sample_queries(3, 0)});
    more->prepare(qids);
    CHECK(kept_by(*more, qids) == qids);
    CHECK(told(*more) == "--sample-queries 3: there are only 2 queries, which all stay");
}

TEST_CASE("queries: a step chooses among what the one before has left") {
    const Ids qids = numbered_queries(20);
    const Ids listed(qids.begin() + 5, qids.begin() + 9);
    const auto operation =
        select_queries({keep_queries(list_of("", listed)), drop_queries(list_of("", {listed[0]})),
                        keep_fold({1, 3}, 0)});
    operation->prepare(qids);
    // Three are left, so that each fold has one of them.
    const Ids kept = kept_by(*operation, qids);
    REQUIRE(kept.size() == 1);
    CHECK(std::find(listed.begin() + 1, listed.end(), kept[0]) != listed.end());
    CHECK(operation->account() ==
          std::vector<std::string>{"--keep-queries: 16 of 20 queries dropped",
                                   "--drop-queries: 1 of 4 queries dropped",
                                   "--fold: 2 of 3 queries dropped"});
}
