// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <limits>
#include <mutex>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace rankline {

/// Where an item stands that was drawn, and the number that it drew.
struct DrawnPlace {
    std::uint64_t number;
    std::uint64_t place;        ///< the first, where its id was offered more than once
    std::uint64_t repeats = 0;  ///< how many more places it has
    std::string id;
    friend bool operator<(const DrawnPlace& a, const DrawnPlace& b) {
        return std::tie(a.number, a.id, a.place) < std::tie(b.number, b.id, b.place);
    }
};

/// Draws items at random from a file that somebody passes over. Each item draws a number of its
/// own, a function of seed and id, and those of the smallest numbers stay. So all samples of a size
/// are equally likely, a smaller one is a part of a larger one, and neither the order of the file
/// nor the threads have a part in it. However many items there are, it takes 112 bytes and two
/// copies of a long id for each that is to stay.
class PlaceSample {
public:
    PlaceSample(std::uint64_t count, std::uint64_t seed) : m_count(count), m_seed(seed) {}

    /// Called by several threads at once. An id that is offered more than once is one item.
    void offer(std::string_view id, std::uint64_t place);

    /// Ends the drawing: the first `count` of those that were to stay, by number, equal numbers by
    /// id; all if there are no more.
    [[nodiscard]] std::vector<DrawnPlace> take(std::uint64_t count);

private:
    void cut(std::uint64_t count);
    void unite_equal_ids();

    std::uint64_t m_count;
    std::uint64_t m_seed;
    /// Items of greater numbers cannot stay any more.
    std::atomic<std::uint64_t> m_limit = std::numeric_limits<std::uint64_t>::max();
    std::mutex m_mutex;
    std::vector<DrawnPlace> m_drawn;
};

}  // namespace rankline
