// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace rankline {

/// Finds ids in a list that the caller has, by the places where they stand in it. 12 to 24 bytes
/// for each place; a miss seldom looks at the list.
class PlaceTable {
public:
    /// With room for so many places; more of it is made where they do not suffice.
    explicit PlaceTable(std::size_t places = 0);

    /// Asks for the slot of `hash` to be loaded, which is not waited for: where many are looked up
    /// in a table larger than the caches.
    void expect(std::uint64_t hash) const noexcept {
        __builtin_prefetch(m_slots.data() + (tag_of(hash) & m_mask));
    }

    /// The first place that was put in with a hash of which half is that of `hash`: nearly always
    /// the one that `find` finds, but the list is not looked at. `none` if there is none.
    [[nodiscard]] std::size_t guess(std::uint64_t hash) const noexcept {
        return find(hash, [](std::size_t) { return true; });
    }

    /// The place put in with `hash` that `is_same(place)` is true of, or `none` if there is none.
    template <class IsSame>
    [[nodiscard]] std::size_t find(std::uint64_t hash, IsSame is_same) const {
        const std::size_t place = m_slots[slot_of(hash, is_same)].place;
        return place == 0 ? none : place - 1;
    }

    /// Likewise; if there is none `next` is put in and returned. Throws Error(usage) for more than
    /// 2^31 places.
    template <class IsSame>
    std::size_t find_or_put(std::uint64_t hash, std::size_t next, IsSame is_same) {
        const std::size_t slot = slot_of(hash, is_same);
        if (m_slots[slot].place != 0) return m_slots[slot].place - 1;
        m_slots[slot] = {tag_of(hash), static_cast<std::uint32_t>(next + 1)};
        if (++m_taken == m_room) grow();
        return next;
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

private:
    /// `place` counts from 1, 0 is an empty slot; `tag` is the upper half of the hash, which tells
    /// the slot, too: so a table grows without the ids.
    struct Slot {
        std::uint32_t tag = 0;
        std::uint32_t place = 0;
    };

    [[nodiscard]] static std::uint32_t tag_of(std::uint64_t hash) noexcept {
        return static_cast<std::uint32_t>(hash >> 32);
    }

    template <class IsSame>
    [[nodiscard]] std::size_t slot_of(std::uint64_t hash, IsSame is_same) const {
        std::size_t slot = tag_of(hash) & m_mask;
        for (; m_slots[slot].place != 0; slot = (slot + 1) & m_mask) {
            if (m_slots[slot].tag == tag_of(hash) && is_same(m_slots[slot].place - 1)) break;
        }
        return slot;
    }

    void set_slots(std::size_t count);
    void grow();

    std::vector<Slot> m_slots;
    std::size_t m_mask = 0;
    std::size_t m_taken = 0;
    std::size_t m_room = 0;  ///< of so many taken slots the table grows
};

}  // namespace rankline
