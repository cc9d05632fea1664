// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace rankline {

/// Philox4x32-10: a bijection of 128-bit counters, another for each key, whose outputs pass
/// BigCrush. Word 0 is the lowest. Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as
/// 1, 2, 3", SC 2011.
[[nodiscard]] std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                                      std::array<std::uint32_t, 2> key) noexcept;

/// What random numbers are for. Procedures under the same seed must not share them. The values are
/// part of every seeded result: never renumber.
enum class RandomPurpose : std::uint32_t {
    bootstrap = 1,
    folds = 2,
    rankings = 3,
    tie_orders = 4,
    samples = 5,
    texts = 6
};

/// A sequence of random numbers that is a function of seed, purpose and stream alone, so work that
/// takes a stream per item gives the same results on any number of threads. 2^65 numbers long.
class RandomStream {
public:
    RandomStream(std::uint64_t seed, RandomPurpose purpose, std::uint32_t stream = 0) noexcept
        : m_seed(seed), m_purpose(purpose), m_stream(stream) {}

    /// Uniform over all 64-bit numbers.
    [[nodiscard]] std::uint64_t next() noexcept {
        m_second_is_left = !m_second_is_left;
        if (!m_second_is_left) return m_second;
        return next_block();
    }

    /// Uniform over [0, bound), without bias; `bound` > 0. Lemire, "Fast Random Integer Generation
    /// in an Interval", ACM TOMACS 29(1), 2019.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound) noexcept;

private:
    std::uint64_t next_block() noexcept;

    std::uint64_t m_seed;
    RandomPurpose m_purpose;
    std::uint32_t m_stream;
    std::uint64_t m_position = 0;  ///< blocks drawn
    std::uint64_t m_second = 0;    ///< a block is two numbers
    bool m_second_is_left = false;
};

/// A seed for what is drawn for the item of an id, such as a query: chains the id's bytes, eight at
/// a time, as counters of Philox. The values are part of every seeded result.
[[nodiscard]] std::uint64_t seed_of_item(std::uint64_t seed, std::string_view id) noexcept;

}  // namespace rankline
