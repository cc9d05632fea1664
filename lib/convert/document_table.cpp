// SPDX-License-Identifier: MIT
#include <rankline/convert/document_table.hpp>

#include <algorithm>
#include <bit>

#include <rankline/base/hash.hpp>

namespace rankline {

DocumentTable::DocumentTable(std::size_t documents)
    : m_slots(std::bit_ceil(std::max<std::size_t>(16, 2 * documents))) {}

std::size_t DocumentTable::place_of(const RunEntry& entry, std::span<const RunEntry> kept) {
    const std::size_t mask = m_slots.size() - 1;
    const auto tag = static_cast<std::uint32_t>(entry.hash >> 32);
    std::size_t slot = entry.hash & mask;
    for (; m_slots[slot].place != 0; slot = (slot + 1) & mask) {
        const std::size_t place = m_slots[slot].place - 1;
        if (m_slots[slot].tag == tag && same_id_bytes(kept[place].docid(), entry.docid()))
            return place;
    }
    m_slots[slot] = {tag, static_cast<std::uint32_t>(kept.size() + 1)};
    return kept.size();
}

}  // namespace rankline
