// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <rankline/base/hash.hpp>
#include <rankline/check/row.hpp>

namespace rankline {

/// Finds documents that stand more than once among the rows of a query: a hash table that is used
/// again for the next query without being cleared.
class SeenIds {
public:
    /// Calls `again(row, earlier)` for each row whose document was there before, in order.
    template <class Again>
    void find(std::span<const CheckRow> rows, Again again) {
        start(rows.size());
        for (std::uint32_t i = 0; i < rows.size(); ++i) {
            const CheckRow& row = rows[i];
            const std::string_view docid = row[Column::docid];
            for (std::size_t slot = row.hash & m_mask;; slot = (slot + 1) & m_mask) {
                Slot& found = m_slots[slot];
                if (found.round != m_round) {
                    found = {row.hash, m_round, i};
                    break;
                }
                if (found.hash != row.hash) continue;
                const CheckRow& earlier = rows[found.index];
                if (!same_id_bytes(earlier[Column::docid], docid)) continue;
                again(row, earlier);
                break;
            }
        }
    }

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t round = 0;  ///< of another round: empty
        std::uint32_t index = 0;
    };

    void start(std::size_t rows) {
        const std::size_t wanted = std::bit_ceil(2 * rows + 1);
        if (wanted > m_slots.size() || ++m_round == 0) {
            m_slots.assign(std::max(wanted, m_slots.size()), Slot{});
            m_round = 1;
        }
        m_mask = m_slots.size() - 1;
    }

    std::vector<Slot> m_slots;
    std::size_t m_mask = 0;
    std::uint32_t m_round = 0;
};

}  // namespace rankline
