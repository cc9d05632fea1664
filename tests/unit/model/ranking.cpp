// SPDX-License-Identifier: MIT
#include <rankline/model/ranking.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/error.hpp>
#include <rankline/base/hash.hpp>
#include <rankline/model/run_buffer.hpp>

using namespace rankline;

namespace {

RunEntry entry(std::string_view docid, double score, std::uint32_t rank = RunEntry::no_rank) {
    return {docid.data(), static_cast<std::uint32_t>(docid.size()), rank, score, hash_id(docid)};
}

std::string ranked(std::vector<RunEntry> entries, TieRule rule) {
    rank_entries(entries, rule);
    std::string order;
    for (const RunEntry& each : entries) order += std::string(each.docid()) + " ";
    return order;
}

std::string kept(std::vector<RunEntry> entries, Duplicates policy) {
    DuplicateFilter filter;
    const std::size_t count = filter.apply({"1", entries, false, {}, "a.run"}, policy);
    std::string order;
    for (std::size_t i = 0; i < count; ++i) {
        order += std::string(entries[i].docid()) + "=" +
                 std::to_string(static_cast<int>(entries[i].score)) + " ";
    }
    return order;
}

}  // namespace

TEST_CASE("ranking: ties follow the rule, and only the rule") {
    // "9" is above "10" by bytes; an id is above its own prefix.
    const std::vector<RunEntry> entries = {entry("10", 1, 3), entry("9", 1, 4), entry("d", 5, 1),
                                           entry("100", 1, 2)};
    CHECK(ranked(entries, TieRule::docid_descending) == "d 9 100 10 ");
    CHECK(ranked(entries, TieRule::docid_ascending) == "d 10 100 9 ");
    CHECK(ranked(entries, TieRule::rank) == "d 100 10 9 ");
    CHECK(ranked(entries, TieRule::file) == "d 10 9 100 ");
}

TEST_CASE("ranking: bytes above 127 are greater than letters") {
    CHECK(ranked({entry("z", 1), entry("\xc3\xba", 1)}, TieRule::docid_descending) ==
          "\xc3\xba z ");
}

TEST_CASE("ranking: infinite scores are scores") {
    const double infinity = std::numeric_limits<double>::infinity();
    CHECK(ranked({entry("a", -infinity), entry("b", 0), entry("c", infinity)},
                 TieRule::docid_descending) == "c b a ");
}

TEST_CASE("duplicates: a clean list passes whole, a repeated document follows the policy") {
    CHECK(kept({entry("a", 3), entry("b", 2)}, Duplicates::error) == "a=3 b=2 ");
    const std::vector<RunEntry> entries = {entry("a", 3), entry("b", 9), entry("a", 7),
                                           entry("c", 1), entry("a", 5)};
    CHECK(kept(entries, Duplicates::first) == "a=3 b=9 c=1 ");
    CHECK(kept(entries, Duplicates::best) == "b=9 a=7 c=1 ");
    CHECK(kept(entries, Duplicates::last) == "b=9 c=1 a=5 ");
    CHECK_THROWS_AS((void)kept(entries, Duplicates::error), Error);
}

TEST_CASE("duplicates: ids with equal hashes are not the same id") {
    std::vector<RunEntry> entries = {entry("a", 3), entry("b", 2), entry("c", 1)};
    for (RunEntry& each : entries) each.hash = 42;
    CHECK(kept(entries, Duplicates::error) == "a=3 b=2 c=1 ");
    entries.push_back(entry("b", 9));
    entries.back().hash = 42;
    CHECK_THROWS_AS((void)kept(entries, Duplicates::error), Error);
}

TEST_CASE("duplicates: one among a hundred thousand is found") {
    std::vector<std::string> ids;
    for (int i = 0; i < 100000; ++i) ids.push_back("doc" + std::to_string(i));
    std::vector<RunEntry> entries;
    for (const std::string& id : ids) entries.push_back(entry(id, 1));
    DuplicateFilter filter;
    CHECK(filter.apply({"1", entries, false, {}, "a.run"}, Duplicates::error) == ids.size());
    entries.push_back(entry(ids[77], 1));
    CHECK_THROWS_AS((void)filter.apply({"1", entries, false, {}, "a.run"}, Duplicates::error),
                    Error);
}

TEST_CASE("hash: an id hashes by all of its bytes and its length, wherever it lies") {
    for (std::size_t size = 0; size <= 40; ++size) {
        std::string id(size, 'a');
        CHECK(hash_id(id) == hash_id(std::string("x" + id).substr(1)));
        CHECK(hash_id(id) != hash_id(id + "a"));
        for (std::size_t i = 0; i < size; ++i) {
            std::string other = id;
            other[i] = 'b';
            CHECK(hash_id(id) != hash_id(other));
        }
    }
}

namespace {

struct Collected final : RunVisitor {
    std::string text;
    void visit(RunSlice slice, unsigned) override {
        text += std::string(slice.qid) + ":";
        for (const RunEntry& each : slice.entries) text += std::string(each.docid());
        text += " ";
    }
};

}  // namespace

TEST_CASE("run buffer: scattered lines of a query come together in their order") {
    RunBuffer buffer;
    buffer.add("1", "a", 3);
    buffer.add("2", "b", 2);
    buffer.add("1", "c", 1);
    Collected collected;
    RunFacts facts;
    buffer.deliver(collected, facts, {}, "a.run", 1);
    CHECK(collected.text == "1:ac 2:b ");
    CHECK(facts.lines == 3);
    CHECK(facts.queries == 2);
}
