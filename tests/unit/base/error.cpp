// SPDX-License-Identifier: MIT
#include <rankline/base/error.hpp>

#include <doctest/doctest.h>

#include <string>

#include <rankline/base/findings.hpp>

using namespace rankline;

TEST_CASE("error: a place shows as much as is known") {
    CHECK(to_string(Place{}) == "");
    CHECK(to_string(Place{"a.run"}) == "a.run");
    CHECK(to_string(Place{"a.run", 17}) == "a.run:17");
    CHECK(to_string(Place{"a.run", 17, 42}) == "a.run:17:42");
}

TEST_CASE("error: quoted text cannot break a terminal") {
    CHECK(quoted("d1") == "\"d1\"");
    CHECK(quoted("a\tb\x1b[31m\n") == "\"a\\tb\\x1b[31m\\x0a\"");
    CHECK(quoted("Mang\xc3\xba") == "\"Mang\xc3\xba\"");
    // A cut sequence, an overlong slash, a surrogate and a value above U+10FFFF are not UTF-8.
    CHECK(quoted("\xc3") == "\"\\xc3\"");
    CHECK(quoted("\xc0\xaf") == "\"\\xc0\\xaf\"");
    CHECK(quoted("\xed\xa0\x80") == "\"\\xed\\xa0\\x80\"");
    CHECK(quoted("\xf4\x90\x80\x80") == "\"\\xf4\\x90\\x80\\x80\"");
    CHECK(quoted("abcdef", 3) == "\"abc\"...");
}

TEST_CASE("findings: a kind is told once, with its count and its first place") {
    Findings findings;
    findings.add({"ties", "scores are tied", 0, {}});
    CHECK(findings.empty());
    findings.add({"ties", "scores are tied", 2, {"a.run", 3}});
    findings.add({"ties", "scores are tied", 5, {"a.run", 9}});
    REQUIRE(findings.all().size() == 1);
    CHECK(to_string(findings.all()[0]) == "a.run:3: scores are tied (7 times)");
}
