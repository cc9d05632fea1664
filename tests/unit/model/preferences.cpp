// SPDX-License-Identifier: MIT
#include <rankline/model/preferences.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include <rankline/base/error.hpp>

#include "../complaint.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

using Lines = std::vector<Judgment>;

/// Holds the ranking "a b c" against the judgments.
PreferenceCounts count(const Lines& lines, const std::vector<std::string_view>& ranking) {
    std::vector<RunEntry> ranked;
    for (const std::string_view docid : ranking) {
        RunEntry entry;
        entry.docid_data = docid.data();
        entry.docid_size = static_cast<std::uint32_t>(docid.size());
        ranked.push_back(entry);
    }
    return count_preferences(lines, ranked);
}

std::string error_of(const Lines& lines) {
    return complaint_of(ErrorKind::input, [&] { (void)count(lines, {}); });
}

bool is(const PreferenceTally& tally, std::uint64_t fulfilled, std::uint64_t possible) {
    return tally.fulfilled == fulfilled && tally.possible == possible;
}

std::string number(int i) { return (i < 10 ? "d00" : i < 100 ? "d0" : "d") + std::to_string(i); }

}  // namespace

TEST_CASE("preferences: between documents of different grades, by how much is retrieved") {
    // a > b, c > d, e with a, c, e retrieved in the order c x a e; b and d are not.
    const Lines lines = {{"a", 3, "g", "0"},
                         {"b", 2, "g", "0"},
                         {"c", 2, "g", "0"},
                         {"d", 1, "g", "0"},
                         {"e", 1, "g", "0"}};
    const PreferenceCounts counts = count(lines, {"c", "x", "a", "e"});
    REQUIRE(counts.groups.size() == 1);
    const PreferenceGroup& group = counts.groups[0];
    // Retrieved: a > c is not fulfilled, a > e and c > e are.
    CHECK(is(group.retrieved, 2, 3));
    // Implied: a > b, a > d, c > d are fulfilled, b > e is not.
    CHECK(is(group.implied, 3, 4));
    // Absent: b > d.
    CHECK(group.absent == 1);
    CHECK(group.relevant == 5);
    CHECK(group.relevant_retrieved == 3);
}

TEST_CASE("preferences: the pairs of a single group are its preferences") {
    const Lines lines = {{"a", 2, "g", "0"}, {"b", 1, "g", "0"}, {"c", 1, "g", "0"}};
    const PreferenceCounts counts = count(lines, {"b", "a"});
    CHECK(counts.share_retrieved == 0);
    CHECK(counts.share_occurring == 1);
    CHECK(counts.pairs_retrieved == 1);
    CHECK(counts.pairs_implied == 1);
    CHECK(counts.pairs_absent == 0);
}

TEST_CASE("preferences: sub-groups join into longer chains") {
    // a > b in one, b > c in the other: a > c follows.
    const Lines lines = {
        {"a", 2, "g", "0"}, {"b", 1, "g", "0"}, {"b", 2, "g", "1"}, {"c", 1, "g", "1"}};
    CHECK(is(count(lines, {"a", "b", "c"}).groups[0].retrieved, 3, 3));
    CHECK(is(count(lines, {"c", "b", "a"}).groups[0].retrieved, 0, 3));
    // Only b retrieved: b > c is implied, a > b is implied and lost, a > c is absent.
    const PreferenceCounts one = count(lines, {"b"});
    CHECK(is(one.groups[0].implied, 1, 2));
    CHECK(one.groups[0].absent == 1);
    CHECK(one.pairs_absent == 1);
}

TEST_CASE("preferences: documents of equal grade in a sub-group are in no order") {
    const Lines lines = {
        {"a", 1, "g", "0"}, {"b", 1, "g", "0"}, {"a", 1, "g", "1"}, {"c", 1, "g", "1"}};
    CHECK(is(count(lines, {"a", "b", "c"}).groups[0].retrieved, 0, 0));
}

TEST_CASE("preferences: a chain of many sub-groups is closed") {
    // d000 > d001 > ... > d129, a sub-group for each step: all 130 * 129 / 2 pairs follow.
    std::vector<std::string> ids;
    for (int i = 0; i < 130; ++i) ids.push_back(number(i));
    Lines lines;
    for (std::size_t i = 0; i + 1 < ids.size(); ++i) {
        lines.push_back({ids[i], 2, "g", ids[i]});
        lines.push_back({ids[i + 1], 1, "g", ids[i]});
    }
    const std::vector<std::string_view> in_order(ids.begin(), ids.end());
    CHECK(is(count(lines, in_order).groups[0].retrieved, 130 * 129 / 2, 130 * 129 / 2));
    // Of the 65 retrieved ones, every other, backwards, nothing is fulfilled; each is preferred to
    // the missing ones behind it and behind the missing ones before it.
    std::vector<std::string_view> backwards;
    for (int i = 128; i >= 0; i -= 2) backwards.push_back(ids[static_cast<std::size_t>(i)]);
    const PreferenceCounts half = count(lines, backwards);
    CHECK(is(half.groups[0].retrieved, 0, 65 * 64 / 2));
    CHECK(is(half.groups[0].implied, 65 * 66 / 2, 65 * 65));
    CHECK(half.groups[0].absent == 65 * 64 / 2);
}

TEST_CASE("preferences: many grades are counted as if pair by pair") {
    // 300 documents with grade 7 i mod 23, the even ones retrieved in the order of their ids.
    std::vector<std::string> ids;
    for (int i = 0; i < 300; ++i) ids.push_back(number(i));
    const auto grade = [](std::size_t i) { return static_cast<double>(7 * i % 23); };
    Lines lines;
    std::vector<std::string_view> ranking;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        lines.push_back({ids[i], grade(i), "g", "0"});
        if (i % 2 == 0) ranking.push_back(ids[i]);
    }
    PreferenceTally retrieved;
    PreferenceTally implied;
    std::uint64_t absent = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        for (std::size_t j = 0; j < ids.size(); ++j) {
            if (grade(i) <= grade(j)) continue;
            const bool both = i % 2 == 0 && j % 2 == 0;
            const bool none = i % 2 != 0 && j % 2 != 0;
            if (both) ++retrieved.possible;
            if (both && i < j) ++retrieved.fulfilled;
            if (!both && !none) ++implied.possible;
            if (i % 2 == 0 && j % 2 != 0) ++implied.fulfilled;
            if (none) ++absent;
        }
    }
    const PreferenceGroup group = count(lines, ranking).groups.at(0);
    CHECK(is(group.retrieved, retrieved.fulfilled, retrieved.possible));
    CHECK(is(group.implied, implied.fulfilled, implied.possible));
    CHECK(group.absent == absent);
}

TEST_CASE("preferences: groups share the pairs they have in common") {
    // Two users want a before b, one b before a; a is ranked first. c is judged by the third alone.
    const Lines lines = {{"a", 1, "g1", "0"}, {"b", 0, "g1", "0"}, {"a", 1, "g2", "0"},
                         {"b", 0, "g2", "0"}, {"b", 2, "g3", "0"}, {"a", 1, "g3", "0"},
                         {"c", 0, "g3", "0"}};
    const PreferenceCounts counts = count(lines, {"a", "b"});
    REQUIRE(counts.groups.size() == 3);
    CHECK(is(counts.groups[0].retrieved, 1, 1));
    CHECK(is(counts.groups[2].retrieved, 0, 1));
    CHECK(counts.pairs_retrieved == 1);
    CHECK(counts.share_retrieved == doctest::Approx(2.0 / 3));
    CHECK(counts.pairs_implied == 2);
    CHECK(counts.share_occurring == doctest::Approx(2.0 / 3 + 2));
}

TEST_CASE("preferences: the order of the lines does not matter") {
    Lines lines = {{"a", 2, "g", "0"}, {"b", 1, "g", "0"}, {"b", 2, "g", "1"},
                   {"c", 1, "g", "1"}, {"c", 1, "h", "0"}, {"a", 0, "h", "0"}};
    const PreferenceCounts counts = count(lines, {"b", "c", "a"});
    std::reverse(lines.begin(), lines.end());
    const PreferenceCounts again = count(lines, {"b", "c", "a"});
    CHECK(counts.share_retrieved == again.share_retrieved);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(is(again.groups[i].retrieved, counts.groups[i].retrieved.fulfilled,
                 counts.groups[i].retrieved.possible));
    }
    // b > c only: a is behind both and was preferred to both; the other group wants c > a.
    CHECK(is(counts.groups[0].retrieved, 1, 3));
    CHECK(is(counts.groups[1].retrieved, 1, 1));
}

TEST_CASE("preferences: missing nonrelevant documents are supposed behind everything") {
    // R = 2 (one retrieved), N = 1: to n comes one more, before which the retrieved r is ranked and
    // the other is not. Of 2 preferences r > n is fulfilled (n not retrieved) and s > n is absent.
    const Lines lines = {{"r", 1, "g", "0"}, {"s", 1, "g", "0"}, {"n", 0, "g", "0"}};
    const PreferenceGroup group = count(lines, {"r"}).groups.at(0);
    CHECK(is(group.balanced, 1 + 1, 2 + 2));
    // Among the retrieved there is one relevant and no nonrelevant document: one is supposed, and
    // makes a possible preference with each of the two relevant ones.
    CHECK(is(group.balanced_retrieved, 1, 2));
}

TEST_CASE("preferences: surplus nonrelevant documents are left out from the end") {
    // r at rank 3 behind n and o; p last. R = 1 keeps n alone: r > n fails. The class n, o, p held
    // against n adds three pairs, none fulfilled.
    const Lines lines = {
        {"r", 1, "g", "0"}, {"n", 0, "g", "0"}, {"o", 0, "g", "0"}, {"p", 0, "g", "0"}};
    const PreferenceGroup group = count(lines, {"n", "o", "r", "p"}).groups.at(0);
    CHECK(is(group.balanced, 0, 1 + 3));
    CHECK(is(group.balanced_retrieved, 0, 1 + 3));
    // With two relevant documents n and o stay: r > n, r > o fail, q > n, q > o fail too as q is
    // not retrieved; of the six pairs with n, o held against n, o, p one is fulfilled, n before o.
    Lines more = lines;
    more.push_back({"q", 1, "g", "0"});
    CHECK(is(count(more, {"n", "o", "r", "p"}).groups.at(0).balanced, 1, 4 + 6));
    // Only one relevant document is retrieved, so that only n stays.
    CHECK(is(count(more, {"n", "o", "r", "p"}).groups.at(0).balanced_retrieved, 0, 1 + 3));
}

TEST_CASE("preferences: with sub-groups surplus documents go without that addition") {
    // r > n, r > o, r > p, put together from two sub-groups; R = 1 keeps n, the first retrieved.
    const Lines lines = {{"r", 1, "g", "0"},
                         {"n", 0, "g", "0"},
                         {"r", 1, "g", "1"},
                         {"o", 0, "g", "1"},
                         {"p", 0, "g", "1"}};
    CHECK(is(count(lines, {"n", "r", "o"}).groups.at(0).balanced, 0, 1));
    CHECK(is(count(lines, {"r", "n", "o"}).groups.at(0).balanced_retrieved, 1, 1));
}

TEST_CASE("preferences: contradictions are errors that name the documents") {
    const std::string cycle =
        error_of({{"a", 2, "g", "0"}, {"b", 1, "g", "0"}, {"b", 2, "g", "1"}, {"a", 1, "g", "1"}});
    CHECK(cycle.find("judgment group \"g\"") == 0);
    const bool named = cycle.find("\"a\" comes before \"b\", but") != std::string::npos ||
                       cycle.find("\"b\" comes before \"a\", but") != std::string::npos;
    CHECK(named);
    // Longer: a > b, b > c, c > a.
    CHECK(error_of({{"a", 2, "g", "0"},
                    {"b", 1, "g", "0"},
                    {"b", 2, "g", "1"},
                    {"c", 1, "g", "1"},
                    {"c", 2, "g", "2"},
                    {"a", 1, "g", "2"}})
              .find("contradict") != std::string::npos);
    CHECK(error_of({{"a", 2, "g", "0"}, {"a", 1, "g", "0"}}).find("two grades") !=
          std::string::npos);
    CHECK(error_of({{"a", 0, "g", "0"}, {"a", 1, "g", "1"}}).find("relevant in one sub-group") !=
          std::string::npos);
    // Different groups may disagree.
    CHECK(error_of(
              {{"a", 2, "g", "0"}, {"b", 1, "g", "0"}, {"b", 2, "h", "0"}, {"a", 1, "h", "0"}}) ==
          "no error");
}

TEST_CASE("preferences: nothing retrieved is no reason to fail") {
    const PreferenceCounts counts = count({{"a", 1, "g", "0"}, {"b", 0, "g", "0"}}, {});
    CHECK(is(counts.groups.at(0).retrieved, 0, 0));
    CHECK(counts.groups.at(0).absent == 1);
    CHECK(counts.pairs_absent == 1);
    CHECK(count({}, {}).groups.empty());
}
