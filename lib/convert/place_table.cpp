// SPDX-License-Identifier: MIT
#include <rankline/convert/place_table.hpp>

#include <algorithm>
#include <bit>
#include <limits>
#include <string>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

/// At most two thirds are taken, so that a miss looks at five slots on the average, all of them in
/// one cache line mostly.
std::size_t slots_for(std::size_t places) {
    if (places >= std::numeric_limits<std::uint32_t>::max() - 1)
        throw Error(ErrorKind::usage,
                    std::to_string(places) + " ids are more than can be numbered");
    return std::bit_ceil(std::max<std::size_t>(16, places + places / 2));
}

}  // namespace

PlaceTable::PlaceTable(std::size_t places)
    : m_slots(slots_for(places)), m_mask(m_slots.size() - 1) {}

}  // namespace rankline
