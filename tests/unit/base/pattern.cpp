// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/base/error.hpp>
#include <rankline/base/pattern.hpp>

#include <string>

#include "../complaint.hpp"

using namespace rankline;
using namespace rankline::test;

TEST_CASE("pattern: the whole text matches, not a piece of it") {
    const Pattern tag("[A-Za-z0-9]{1,12}");
    CHECK(tag.matches("bm25"));
    CHECK_FALSE(tag.matches("bm25-rm3"));
    CHECK_FALSE(tag.matches(""));
    CHECK_FALSE(tag.matches("abcdefghijklm"));
    CHECK(tag.text() == "[A-Za-z0-9]{1,12}");
}

TEST_CASE("pattern: any bytes are a text, a bad expression is told") {
    CHECK(Pattern(".").matches("\xff"));
    CHECK(Pattern("[^a]").matches(std::string(1, '\0')));
    CHECK(complaint_of(ErrorKind::usage, [] { (void)Pattern("a("); }).find("\"a(\"") !=
          std::string::npos);
}

TEST_CASE("pattern: what makes a backtracking engine hang is quick") {
    CHECK_FALSE(Pattern("(a+)+b").matches(std::string(100000, 'a')));
}
