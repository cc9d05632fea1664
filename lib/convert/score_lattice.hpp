// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace rankline {

/// Scores in a row, numbered, of which every tool can tell any two apart: they differ as 32-bit
/// numbers, which is what trec_eval 9 reads, even where denormal numbers are taken for zero, and in
/// their text with so many digits behind the point. Number 0 is the score 0, that of -x is minus
/// the number of x, and the last is infinity.
class ScoreLattice {
public:
    /// `digits`: 0 to 17, or -1 for as many as it takes.
    explicit ScoreLattice(int digits);

    /// The number of the score that `score` is read as, or that it is next to.
    [[nodiscard]] std::int64_t index(double score) const noexcept;

    /// The score of a number from -last() to last(), as it is read from its text.
    [[nodiscard]] double score(std::int64_t index) const;

    [[nodiscard]] std::int64_t last() const noexcept;

    /// Whether the text of `score` is read as the same 32-bit number by tools that read it as such
    /// and by those that round what they read in 64 bits. The two differ where a score lies midway
    /// between two 32-bit numbers but its text does not.
    [[nodiscard]] bool is_read_alike(double score) const;

private:
    int m_digits;
    double m_scale = 1;       ///< grid points are multiples of 1/m_scale ...
    std::int64_t m_grid = 0;  ///< ... up to this one; behind it come all 32-bit numbers
    float m_first;            ///< from this one on
};

}  // namespace rankline
