// SPDX-License-Identifier: MIT
#include <rankline/convert/place_table.hpp>

#include <doctest/doctest.h>

#include <rankline/base/hash.hpp>

#include <string>
#include <vector>

using namespace rankline;

TEST_CASE("place table: grows, and finds what was put in before and since") {
    PlaceTable table;
    std::vector<std::string> ids;
    const auto is = [&](const std::string& id) {
        return [&](std::size_t place) { return ids[place] == id; };
    };
    bool all_found = true;
    for (std::size_t number = 0; number < 5000; ++number) {
        const std::string id = "d" + std::to_string(number);
        all_found &= table.find_or_put(hash_id(id), number, is(id)) == number;
        ids.push_back(id);
        const std::string before = ids[number / 2];
        all_found &= table.find_or_put(hash_id(before), ids.size(), is(before)) == number / 2;
    }
    for (std::size_t number = 0; number < 5000; ++number)
        all_found &= table.find(hash_id(ids[number]), is(ids[number])) == number;
    CHECK(all_found);
    CHECK(table.find(hash_id("d5000"), is("d5000")) == PlaceTable::none);
}

TEST_CASE("place table: ids of one hash are told apart by the list") {
    PlaceTable table(2);
    const std::vector<std::string> ids = {"a", "b", "c"};
    const auto is = [&](const std::string& id) {
        return [&](std::size_t place) { return ids[place] == id; };
    };
    for (std::size_t next = 0; next < ids.size(); ++next)
        CHECK(table.find_or_put(7, next, is(ids[next])) == next);
    CHECK(table.find(7, is("b")) == 1);
    CHECK(table.find(7, is("x")) == PlaceTable::none);
    CHECK(table.guess(7) == 0);
    CHECK(table.guess(std::uint64_t{7} << 32) == PlaceTable::none);
}
