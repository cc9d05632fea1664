// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <rankline/cli/terminal.hpp>

using namespace rankline::cli;

TEST_CASE("colour: by itself only on a terminal that wants it, and not into a file") {
    const Terminal terminal{.output_is_terminal = true};
    CHECK(use_color(Color::automatic, "", terminal));
    CHECK(use_color(Color::automatic, "-", terminal));
    CHECK_FALSE(use_color(Color::automatic, "out.txt", terminal));
    CHECK_FALSE(use_color(Color::automatic, "", {}));
    CHECK_FALSE(use_color(Color::automatic, "", {.output_is_terminal = true, .no_color = true}));
}

TEST_CASE("colour: always and never overrule the terminal") {
    CHECK(use_color(Color::always, "out.txt", {.no_color = true}));
    CHECK_FALSE(use_color(Color::never, "", {.output_is_terminal = true}));
}
