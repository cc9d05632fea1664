// SPDX-License-Identifier: MIT
#include <rankline/eval/query_groups.hpp>

#include <doctest/doctest.h>
#include <stdlib.h>
#include <unistd.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/base/error.hpp>

using namespace rankline;

namespace {

QueryGroups read(const std::string& text) {
    std::string path = "rankline-groups-XXXXXX";
    ::close(::mkstemp(path.data()));
    std::ofstream(path, std::ios::binary) << text;
    try {
        QueryGroups groups = QueryGroups::read(path);
        ::unlink(path.c_str());
        return groups;
    } catch (...) {
        ::unlink(path.c_str());
        throw;
    }
}

/// "line: message" of what is wrong with the text.
std::string complaint_about(const std::string& text) {
    try {
        (void)read(text);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::input);
        return std::to_string(error.place().line) + ": " + error.what();
    }
    return "no error";
}

using Indices = std::vector<std::vector<std::size_t>>;

}  // namespace

TEST_CASE("query groups: labels in byte order, with where they come first") {
    const QueryGroups groups =
        read("# kinds\n\n3 easy\r\n 1\thard\n10 easy\n1 \xc3\xa9t\xc3\xa9\n2 Zoo");
    REQUIRE(groups.labels().size() == 4);
    CHECK(groups.labels()[0].text == "Zoo");
    CHECK(groups.labels()[1].text == "easy");
    CHECK(groups.labels()[1].first.line == 3);
    CHECK(groups.labels()[2].text == "hard");
    CHECK(groups.labels()[2].first.line == 4);
    CHECK(groups.labels()[3].text == "\xc3\xa9t\xc3\xa9");
    CHECK(groups.qids() == std::vector<std::string_view>{"1", "10", "2", "3"});
    CHECK(groups.has("10"));
    CHECK_FALSE(groups.has("1 "));
}

TEST_CASE("query groups: a query counts under each of its labels, one without a label under none") {
    const QueryGroups groups = read("a x\nb y\na y\nd z\n");
    const std::vector<std::string_view> qids{"a", "b", "c"};
    CHECK(groups.indices(qids) == Indices{{0}, {0, 1}, {}});
    CHECK(groups.indices({}) == Indices{{}, {}, {}});
}

TEST_CASE("query groups: a '#' within a line is part of a name") {
    const QueryGroups groups = read("q#1 #label\n");
    CHECK(groups.labels()[0].text == "#label");
    CHECK(groups.has("q#1"));
}

TEST_CASE("query groups: what is wrong with a file is told with the line") {
    CHECK(complaint_about("1 a\n\n2\n").starts_with("3: a line of groups is \"qid label\""));
    CHECK(complaint_about("1 a\n2 very hard\n").find("2: ") == 0);
    CHECK(complaint_about("1 a\n2 a\n1 b\n1\ta\n") ==
          "4: query \"1\" has the label \"a\" already, since line 1");
    CHECK(complaint_about("# nothing\n") == "0: no groups: the file is empty");
    CHECK_THROWS_AS((void)QueryGroups::read("rankline-no-such-file"), Error);
}
