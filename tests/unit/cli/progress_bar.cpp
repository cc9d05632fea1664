// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include <rankline/cli/progress_bar.hpp>

using namespace rankline::cli;

namespace {

/// A bar whose clock stands still until it is told otherwise.
struct Bench {
    std::chrono::steady_clock::time_point now;
    std::vector<std::string> drawn;

    void wait(int milliseconds) { now += std::chrono::milliseconds(milliseconds); }
    ProgressBar::Sink sink() {
        return [this](const std::string& bytes) { drawn.push_back(bytes); };
    }
    ProgressBar::Clock clock() {
        return [this] { return now; };
    }
};

}  // namespace

TEST_CASE("progress bar: what takes less than a second draws nothing") {
    Bench bench;
    {
        ProgressBar bar("a.run", bench.sink(), bench.clock());
        bar.update(1, 100);
        bench.wait(999);
        bar.update(99, 100);
    }
    CHECK(bench.drawn.empty());
}

TEST_CASE("progress bar: afterwards it is drawn ten times a second, and wiped at the end") {
    Bench bench;
    {
        ProgressBar bar("a.run", bench.sink(), bench.clock());
        bench.wait(1000);
        bar.update(50'000'000, 100'000'000);
        bench.wait(99);
        bar.update(60'000'000, 100'000'000);
        bench.wait(1);
        bar.update(70'000'000, 100'000'000);
    }
    REQUIRE(bench.drawn.size() == 3);
    CHECK(bench.drawn[0] == "\r\x1b[Ka.run [###############               ]  50%  50 MB");
    CHECK(bench.drawn[1] == "\r\x1b[Ka.run [#####################         ]  70%  70 MB");
    CHECK(bench.drawn[2] == "\r\x1b[K");
}

TEST_CASE("progress bar: a file is called by its name alone, cut where the line would wrap") {
    CHECK(progress_label("runs/2019/bm25.run") == "bm25.run");
    CHECK(progress_label("<stdin>") == "<stdin>");
    CHECK(progress_label("runs/a-name-that-is-longer-than-a-line-has-room-for.run") ==
          "a-name-that-is-longer-than-a-l...");
}

TEST_CASE("progress bar: without a total it counts, and never goes beyond its end") {
    CHECK(progress_line("<stdin>", 12'345'678, 0) == "<stdin>  12 MB");
    CHECK(progress_line("a", 3'000'000, 2'000'000) ==
          "a [##############################] 100%  3 MB");
}
