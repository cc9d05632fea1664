// SPDX-License-Identifier: MIT
#include <rankline/convert/place_table.hpp>

#include <algorithm>
#include <bit>
#include <utility>

#include <rankline/base/error.hpp>

namespace rankline {

PlaceTable::PlaceTable(std::size_t places) {
    set_slots(std::bit_ceil(std::max<std::size_t>(16, places + places / 2 + 1)));
}

/// At most two thirds are taken, so that a miss looks at five slots on the average, all of them in
/// one cache line mostly.
void PlaceTable::set_slots(std::size_t count) {
    constexpr std::size_t most = std::size_t{1} << 32;
    if (count > most) throw Error(ErrorKind::usage, "a list has more ids than can be numbered");
    m_slots.assign(count, Slot{});
    m_mask = count - 1;
    m_room = count / 3 * 2;
}

void PlaceTable::grow() {
    const std::vector<Slot> before = std::exchange(m_slots, {});
    set_slots(2 * before.size());
    for (const Slot& each : before) {
        if (each.place == 0) continue;
        std::size_t slot = each.tag & m_mask;
        while (m_slots[slot].place != 0) slot = (slot + 1) & m_mask;
        m_slots[slot] = each;
    }
}

}  // namespace rankline
