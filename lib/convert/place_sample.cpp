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
    m_drawn.push_back({number, place});
    if (m_drawn.size() / 2 >= m_count) cut(m_count);
}

/// `count` is at least 1.
void PlaceSample::cut(std::uint64_t count) {
    if (count >= m_drawn.size()) return;
    const auto last = m_drawn.begin() + static_cast<std::ptrdiff_t>(count - 1);
    std::nth_element(m_drawn.begin(), last, m_drawn.end());
    m_limit.store(last->number, std::memory_order_relaxed);
    m_drawn.resize(count);
}

std::vector<DrawnPlace> PlaceSample::take(std::uint64_t count) {
    std::sort(m_drawn.begin(), m_drawn.end());
    m_drawn.resize(std::min<std::uint64_t>({count, m_count, m_drawn.size()}));
    return std::move(m_drawn);
}

}  // namespace rankline
