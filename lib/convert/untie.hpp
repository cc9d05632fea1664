// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <rankline/convert/score_lattice.hpp>
#include <rankline/model/run.hpp>

namespace rankline {

/// Changes scores so that each is below the one before for every tool that reads them, which then
/// ranks the documents as they stand: below it as a 64-bit and as a 32-bit number, and as text with
/// so many digits. Holds memory that is reused: one object per thread.
class Untier {
public:
    /// `digits`: as for ScoreLattice.
    explicit Untier(int digits) : m_lattice(digits) {}

    /// Changes as few scores as can be changed, and these no further than the scores around them
    /// make necessary, by steps of a 32-bit number or of the last digit; of equal scores the first
    /// stays, where it may. With digits, the scores are as `cut_scores` leaves them. Returns how
    /// many were changed.
    std::size_t untie(std::span<RunEntry> ranked);

private:
    void choose_kept(std::span<const RunEntry> ranked);

    ScoreLattice m_lattice;
    std::vector<std::int64_t> m_indexes;  ///< of the scores on the lattice
    std::vector<std::size_t> m_next;      ///< of a kept document: the next one
    std::vector<std::size_t> m_chains;
    std::size_t m_first = 0;  ///< the first kept document
};

}  // namespace rankline
