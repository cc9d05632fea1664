// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/base/file_bytes.hpp>
#include <rankline/check/id_list.hpp>

#include "../complaint.hpp"

using namespace rankline;
using namespace rankline::test;

namespace {

std::vector<std::string_view> ids(const IdList& list) { return list.ids(); }

IdList ids_in(const std::string& text) { return IdList::read(FileBytes::from_memory(text, "ids")); }

}  // namespace

TEST_CASE("id list: lines, tables, JSON Lines and TREC topics") {
    using Ids = std::vector<std::string_view>;
    CHECK(ids(ids_in("# queries\n1\n\n2\r\n1\n3")) == Ids{"1", "2", "3"});
    CHECK(ids(ids_in("qid\tquery\n1\twhat is a \"b\n2\tx y\n")) == Ids{"1", "2"});
    CHECK(ids(ids_in("{\"_id\":\"a\",\"text\":\"x\"}\n{\"id\": 7}\n")) == Ids{"a", "7"});
    CHECK(ids(ids_in("<top>\n<num> Number: 301 \n<title> x\n</top>\n<top>\n<num>302</num>\n")) ==
          Ids{"301", "302"});
    CHECK(ids(ids_in("<topics>\n<topic number=\"1\">\n<topic number='2'>\n")) == Ids{"1", "2"});
}

TEST_CASE("id list: what has no id is told with its line") {
    CHECK(mentions(complaint_of(ErrorKind::input, [] { (void)ids_in("{\"text\":1}\n"); }),
                   "no member _id"));
    CHECK(mentions(complaint_of(ErrorKind::input, [] { (void)ids_in("{\"id\":1}\n{\n"); }),
                   "not a JSON object"));
    CHECK(mentions(complaint_of(ErrorKind::input, [] { (void)ids_in("\n#\n"); }), "no id"));
}

TEST_CASE("pair list: pairs, and documents for all queries") {
    const PairList pairs = PairList::read(FileBytes::from_memory("1 a\n1\tb\nc\n", "pairs"));
    CHECK(pairs.contains("1", "a"));
    CHECK(pairs.contains("1", "b"));
    CHECK_FALSE(pairs.contains("2", "a"));
    CHECK(pairs.contains("2", "c"));
    CHECK(mentions(
        complaint_of(ErrorKind::input,
                     [] { (void)PairList::read(FileBytes::from_memory("1 0 a 1\n", "pairs")); }),
        "4 columns"));
}
