// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <rankline/model/run.hpp>

namespace rankline {

/// Finds documents among the first entries of a query, where an operation gathers what it keeps.
/// One allocation for a query, none for a document.
class DocumentTable {
public:
    /// For up to `documents` of them, fewer than 2^32.
    explicit DocumentTable(std::size_t documents);

    /// The place of `entry`'s document among `kept`, all of which were put in by calls before. If
    /// it is not there the answer is kept.size(), and that is where the caller has to put it.
    [[nodiscard]] std::size_t place_of(const RunEntry& entry, std::span<const RunEntry> kept);

private:
    /// `place` counts from 1, 0 is an empty slot; `tag` is the upper half of the hash.
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t place = 0;
    };
    std::vector<Slot> m_slots;
};

}  // namespace rankline
