// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace rankline {

/// Numbers for tests, the same on every machine (Knuth's linear congruential generator, MMIX).
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t below(std::uint64_t limit) {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return (m_state >> 33) % limit;
    }

private:
    std::uint64_t m_state;
};

}  // namespace rankline
