// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace rankline {

/// Memory for one query at a time, of many arrays whose sizes are known only as the work goes on.
/// It is kept from query to query: megabytes that malloc returned to the system each time would
/// cost more in page faults than the method in arithmetic.
class Arena {
public:
    /// Everything taken so far is free again.
    void restart() {
        if (m_blocks.size() > 1) {
            std::size_t total = 0;
            for (const Block& block : m_blocks) total += block.size;
            m_blocks.clear();
            add_block(total);
        }
        m_used = 0;
    }

    /// Not initialised.
    template <class T>
    [[nodiscard]] std::span<T> take(std::size_t count) {
        static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignment);
        const std::size_t size = (count * sizeof(T) + alignment - 1) / alignment * alignment;
        if (m_blocks.empty() || m_used + size > m_blocks.back().size) {
            add_block(std::max(size, smallest_block));
            m_used = 0;
        }
        std::byte* const place = m_blocks.back().memory.get() + m_used;
        m_used += size;
        return {reinterpret_cast<T*>(place), count};
    }

    template <class T>
    [[nodiscard]] std::span<T> take(std::size_t count, T value) {
        const std::span<T> all = take<T>(count);
        std::fill(all.begin(), all.end(), value);
        return all;
    }

private:
    static constexpr std::size_t alignment = alignof(std::max_align_t);
    static constexpr std::size_t smallest_block = std::size_t{1} << 18;

    struct Block {
        std::unique_ptr<std::byte[]> memory;
        std::size_t size;
    };
    void add_block(std::size_t size) {
        m_blocks.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
    }

    std::vector<Block> m_blocks;
    std::size_t m_used = 0;  ///< of the last block
};

}  // namespace rankline
