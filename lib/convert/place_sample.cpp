// SPDX-License-Identifier: MIT
#include <rankline/convert/place_sample.hpp>

#include <algorithm>
#include <utility>

#include <rankline/stats/random.hpp>

namespace rankline {

void PlaceSample::offer(std::string_view id, std::uint64_t place) {
    if (m_count == 0) return;
    const std::uint64_t number =
        RandomStream(seed_of_item(m_seed, id), RandomPurpose::texts).next();
    if (number > m_limit.load(std::memory_order_relaxed)) return;
    const std::scoped_lock lock(m_mutex);
    m_drawn.push_back({number, place, 0, std::string(id)});
    if (m_drawn.size() / 2 >= m_count) cut(m_count);
}

/// `count` is at least 1.
void PlaceSample::cut(std::uint64_t count) {
    unite_equal_ids();
    if (count >= m_drawn.size()) return;
    m_drawn.erase(m_drawn.begin() + static_cast<std::ptrdiff_t>(count), m_drawn.end());
    m_limit.store(m_drawn.back().number, std::memory_order_relaxed);
}

/// Puts all in order, which brings together the places of an id, and leaves the first of them.
void PlaceSample::unite_equal_ids() {
    std::sort(m_drawn.begin(), m_drawn.end());
    const auto is_same = [](const DrawnPlace& a, const DrawnPlace& b) {
        return a.number == b.number && a.id == b.id;
    };
    std::size_t left = 0;
    for (DrawnPlace& each : m_drawn) {
        if (left > 0 && is_same(m_drawn[left - 1], each)) {
            m_drawn[left - 1].repeats += 1 + each.repeats;
        } else {
            std::swap(m_drawn[left++], each);
        }
    }
    m_drawn.erase(m_drawn.begin() + static_cast<std::ptrdiff_t>(left), m_drawn.end());
}

std::vector<DrawnPlace> PlaceSample::take(std::uint64_t count) {
    unite_equal_ids();
    const auto left =
        static_cast<std::ptrdiff_t>(std::min<std::uint64_t>({count, m_count, m_drawn.size()}));
    m_drawn.erase(m_drawn.begin() + left, m_drawn.end());
    return std::move(m_drawn);
}

}  // namespace rankline
