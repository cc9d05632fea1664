// SPDX-License-Identifier: MIT
#include <rankline/check/id_list.hpp>

#include <doctest/doctest.h>

#include <array>

using namespace rankline;

TEST_CASE("id list: each id once, in the order in which they came, alive with their owner") {
    const auto text = std::make_shared<const std::string>("b a b c");
    const std::string_view all(*text);
    const std::array<std::string_view, 4> ids{all.substr(0, 1), all.substr(2, 1), all.substr(4, 1),
                                              all.substr(6, 1)};
    const IdList list("topics", ids, text);
    CHECK(list.ids() == std::vector<std::string_view>{"b", "a", "c"});
    CHECK(list.contains("c"));
    CHECK_FALSE(list.contains("C"));
    CHECK(list.name() == "topics");
    CHECK(text.use_count() == 2);
}

TEST_CASE("pair list: pairs, and documents for all queries") {
    const std::array<std::string_view, 1> everywhere{"c"};
    const std::array<PairList::Pair, 2> pairs{PairList::Pair{"1", "a"}, {"1", "b"}};
    const PairList list(everywhere, pairs, nullptr);
    CHECK(list.contains("1", "a"));
    CHECK(list.contains("1", "b"));
    CHECK_FALSE(list.contains("2", "a"));
    CHECK(list.contains("2", "c"));
}
