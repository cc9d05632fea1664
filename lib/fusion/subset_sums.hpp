// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace rankline {

/// The sums of any of 64 numbers. Those of each four are kept (the "four Russians"), so that a sum
/// costs a few additions and not 64; two fours are added up before they go into the total.
class SubsetSums {
public:
    /// The instructions that many sets are added up with; the sums are the same bit by bit.
    enum class Vectors : std::uint8_t { any, avx512 };
    /// Those of this processor, the fastest last.
    [[nodiscard]] static std::span<const Vectors> supported();

    explicit SubsetSums(Vectors vectors = supported().back()) : m_vectors(vectors) {}

    /// The numbers from 8 * `byte`.
    void set(std::size_t byte, const std::array<double, 8>& numbers);

    /// Of the numbers from 8 * `byte`, those whose bit is set in the lowest eight of `bits`.
    [[nodiscard]] double of_byte(std::size_t byte, std::uint64_t bits) const {
        return m_sums[2 * byte][bits & 15] + m_sums[2 * byte + 1][bits >> 4 & 15];
    }

    /// Adds to each total the numbers whose bit is set in its set.
    /// There are at least as many sets as totals.
    void add_to(std::span<double> totals, std::span<const std::uint64_t> sets) const;

private:
    void add_with_bytes(std::span<double> totals, std::span<const std::uint64_t> sets) const;
    void add_one_by_one(std::span<double> totals, std::span<const std::uint64_t> sets) const;
#if defined(__x86_64__)
    void add_with_avx512(std::span<double> totals, std::span<const std::uint64_t> sets) const;
#endif

    using FourSums = std::array<double, 16>;
    std::array<FourSums, 16> m_sums{};  ///< by which of the four are in the sum
    Vectors m_vectors;
};

}  // namespace rankline
