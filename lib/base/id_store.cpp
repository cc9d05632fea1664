// SPDX-License-Identifier: MIT
#include <rankline/base/id_store.hpp>

#include <algorithm>
#include <cstring>

namespace rankline {

std::string_view IdStore::keep(std::string_view id) {
    if (id.empty()) return {};
    if (id.size() > m_capacity - m_used) {
        constexpr std::size_t block_size = std::size_t{1} << 20;
        m_capacity = std::max(block_size, id.size());
        m_blocks.push_back(std::make_unique_for_overwrite<char[]>(m_capacity));
        m_used = 0;
    }
    char* place = m_blocks.back().get() + m_used;
    std::memcpy(place, id.data(), id.size());
    m_used += id.size();
    return {place, id.size()};
}

}  // namespace rankline
