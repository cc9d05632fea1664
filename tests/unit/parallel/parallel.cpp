// SPDX-License-Identifier: MIT
#include <rankline/parallel/parallel.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

using namespace rankline;

TEST_CASE("parallel: each index is visited once, by a worker below the number of threads") {
    for (const unsigned threads : {1U, 2U, 5U}) {
        std::vector<std::atomic<int>> visits(1000);
        std::atomic<bool> in_range{true};
        for_each_index(visits.size(), threads, [&](std::size_t index, unsigned worker) {
            ++visits[index];
            if (worker >= threads) in_range = false;
        });
        CHECK(in_range);
        for (const auto& count : visits) CHECK(count == 1);
    }
    for_each_index(0, 4, [](std::size_t, unsigned) { FAIL("called"); });
}

TEST_CASE("parallel: of several failures the one of the lowest index is told") {
    for (const unsigned threads : {1U, 4U}) {
        for (int round = 0; round < 20; ++round) {
            CHECK_THROWS_WITH(
                for_each_index(500, threads,
                               [](std::size_t index, unsigned) {
                                   if (index % 7 == 3)
                                       throw std::runtime_error(std::to_string(index));
                               }),
                "3");
        }
    }
}

TEST_CASE("parallel: no threads asked for means as many as there are") {
    CHECK(thread_count(0) >= 1);
    CHECK(thread_count(3) == 3);
}
