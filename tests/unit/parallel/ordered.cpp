// SPDX-License-Identifier: MIT
#include <rankline/parallel/ordered.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>

using namespace rankline;

TEST_CASE("ordered: texts are taken in order, each once, whoever is faster") {
    for (const unsigned threads : {1U, 2U, 5U}) {
        std::string all;
        for_each_in_order(
            300, threads,
            [](std::size_t index, unsigned, std::string& text) {
                if (index % 16 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
                text += std::to_string(index) + " ";
            },
            [&all](const std::string& text) { all += text; });
        std::string expected;
        for (int i = 0; i < 300; ++i) expected += std::to_string(i) + " ";
        CHECK(all == expected);
    }
}

TEST_CASE("ordered: few texts wait for a slow one") {
    std::atomic<std::size_t> made{0};
    std::atomic<std::size_t> most_waiting{0};
    std::size_t taken = 0;
    for_each_in_order(
        400, 3,
        [&](std::size_t index, unsigned, std::string&) {
            if (index == 0) std::this_thread::sleep_for(std::chrono::milliseconds(30));
            ++made;
        },
        [&](const std::string&) {
            most_waiting = std::max<std::size_t>(most_waiting, made - taken++);
        });
    CHECK(taken == 400);
    CHECK(most_waiting <= 3 * 8);
}

TEST_CASE("ordered: of several failures the one of the lowest index is told") {
    for (const unsigned threads : {1U, 4U}) {
        for (int round = 0; round < 20; ++round) {
            CHECK_THROWS_WITH(for_each_in_order(
                                  500, threads,
                                  [](std::size_t index, unsigned, std::string&) {
                                      if (index % 7 == 3)
                                          throw std::runtime_error(std::to_string(index));
                                  },
                                  [](const std::string&) {}),
                              "3");
        }
    }
}

TEST_CASE("ordered: a text that cannot be taken ends the loop") {
    CHECK_THROWS_WITH(for_each_in_order(
                          1000, 3, [](std::size_t, unsigned, std::string&) {},
                          [](const std::string&) { throw std::runtime_error("full"); }),
                      "full");
}
