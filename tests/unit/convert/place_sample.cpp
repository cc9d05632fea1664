// SPDX-License-Identifier: MIT
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <thread>

#include <rankline/convert/place_sample.hpp>

using namespace rankline;

namespace {

std::string id_of(std::uint64_t item) { return "d" + std::to_string(item); }

std::set<std::uint64_t> places_of(const std::vector<DrawnPlace>& drawn) {
    std::set<std::uint64_t> places;
    for (const DrawnPlace& each : drawn) places.insert(each.place);
    return places;
}

std::set<std::uint64_t> sample(std::uint64_t count, std::uint64_t seed, std::uint64_t items) {
    PlaceSample sample(count, seed);
    for (std::uint64_t item = 0; item < items; ++item) sample.offer(id_of(item), item);
    return places_of(sample.take(count));
}

}  // namespace

TEST_CASE("place sample: so many as there should be, or all") {
    CHECK(sample(0, 1, 100).empty());
    CHECK(sample(7, 1, 100).size() == 7);
    CHECK(sample(100, 1, 100).size() == 100);
    CHECK(sample(1000, 1, 100).size() == 100);
    CHECK(sample(3, 1, 0).empty());
}

TEST_CASE("place sample: a smaller one is a part of a larger one, and fewer may be taken") {
    const std::set<std::uint64_t> large = sample(500, 7, 10000);
    const std::set<std::uint64_t> small = sample(20, 7, 10000);
    CHECK(std::includes(large.begin(), large.end(), small.begin(), small.end()));
    CHECK(sample(500, 8, 10000) != large);
    PlaceSample both(500, 7);
    for (std::uint64_t item = 0; item < 10000; ++item) both.offer(id_of(item), item);
    CHECK(places_of(both.take(20)) == small);
}

TEST_CASE("place sample: neither the order nor the threads have a part in it") {
    const std::set<std::uint64_t> expected = sample(300, 5, 20000);
    PlaceSample backwards(300, 5);
    for (std::uint64_t item = 20000; item-- > 0;) backwards.offer(id_of(item), item);
    CHECK(places_of(backwards.take(300)) == expected);
    PlaceSample shared(300, 5);
    std::vector<std::thread> threads;
    for (std::uint64_t first = 0; first < 4; ++first) {
        threads.emplace_back([&shared, first] {
            for (std::uint64_t item = first; item < 20000; item += 4)
                shared.offer(id_of(item), item);
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(places_of(shared.take(300)) == expected);
}

TEST_CASE("place sample: an id that is offered several times is drawn once, where it is first") {
    PlaceSample thrice(10, 1);
    for (const std::uint64_t place : {40, 20, 30}) thrice.offer("a", place);
    const std::vector<DrawnPlace> drawn = thrice.take(10);
    REQUIRE(drawn.size() == 1);
    CHECK(drawn[0].place == 20);
    CHECK(drawn[0].repeats == 2);
}

TEST_CASE("place sample: ids that repeat take no place from others") {
    constexpr std::uint64_t items = 1000;
    for (const std::uint64_t count : {1, 7, 300, 999, 1000}) {
        PlaceSample repeated(count, 7);
        for (std::uint64_t place = 3 * items; place-- > 0;)
            repeated.offer(id_of(place % items), place);
        const std::vector<DrawnPlace> drawn = repeated.take(count);
        CHECK(places_of(drawn) == sample(count, 7, items));
        for (const DrawnPlace& each : drawn) CHECK(each.repeats == 2);
    }
}

/// Each of 40 items is in a sample of 10 with probability 1/4. Of 4000 seeds that is 1000 times,
/// with a standard deviation of sqrt(4000 * 1/4 * 3/4) = 27.4; 5 of these are 137.
TEST_CASE("place sample: all items are equally likely") {
    constexpr std::uint64_t items = 40;
    std::vector<int> times(items, 0);
    for (std::uint64_t seed = 0; seed < 4000; ++seed) {
        for (const std::uint64_t place : sample(10, seed, items)) ++times[place];
    }
    for (const int count : times) {
        CHECK(count > 1000 - 137);
        CHECK(count < 1000 + 137);
    }
}
