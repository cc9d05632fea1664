// SPDX-License-Identifier: MIT
#include <rankline/base/text.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace rankline;
using Pieces = std::vector<std::string_view>;

TEST_CASE("text: blanks are what C's isspace takes for one, and nothing else") {
    CHECK(split_blanks(" a\tb \v\f c\r\n") == Pieces{"a", "b", "c"});
    CHECK(split_blanks("  ").empty());
    CHECK(split_blanks("a\x01"
                       "b\xc2\xa0"
                       "c") == Pieces{"a\x01"
                                      "b\xc2\xa0"
                                      "c"});
    CHECK(trimmed(" \t x y \n") == "x y");
}

TEST_CASE("text: splitting at a separator keeps empty pieces") {
    CHECK(split("a,,b,", ',') == Pieces{"a", "", "b", ""});
    CHECK(split("", ',') == Pieces{""});
}

TEST_CASE("text: lines are counted from 1") {
    CHECK(line_of("a\nb\nc", 0) == 1);
    CHECK(line_of("a\nb\nc", 2) == 2);
    CHECK(line_of("a\nb\nc", 5) == 3);
    // More than one vector can count in bytes, and a rest.
    const std::string newlines(20000, '\n');
    for (const std::size_t offset : {31U, 32U, 8159U, 8160U, 8161U, 20000U})
        CHECK(line_of(newlines, offset) == offset + 1);
}

TEST_CASE("text: nearest names allow for a typo, not for another word") {
    const std::vector<std::string> names = {"ndcg", "ndcg_cut", "map", "recall", "recip_rank"};
    CHECK(nearest_names("nDGC", names) == std::vector<std::string>{"ndcg"});  // neighbours swapped
    CHECK(nearest_names("recal", names) == std::vector<std::string>{"recall"});
    CHECK(nearest_names("zebra", names).empty());
    CHECK(nearest_names("", names).empty());
    CHECK(nearest_names(std::string(1000, 'n'), names).empty());
    CHECK(did_you_mean("mapp", names) == "; did you mean map?");
    CHECK(did_you_mean("zebra", names).empty());
}
