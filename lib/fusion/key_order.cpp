// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <utility>

#include <rankline/fusion/key_order.hpp>

namespace rankline {

namespace {

constexpr unsigned digit_bits = 11;
constexpr std::size_t digits = std::size_t{1} << digit_bits;

/// One pass of a radix sort. A sort by comparisons takes longer than all the voting of Borda.
void distribute(std::span<const std::uint64_t> keys, unsigned shift,
                std::span<const std::uint32_t> from, std::span<std::uint32_t> to) {
    std::array<std::uint32_t, digits> places{};
    const auto digit = [&](std::uint32_t index) { return (keys[index] >> shift) % digits; };
    for (const std::uint32_t index : from) ++places[digit(index)];
    std::exclusive_scan(places.begin(), places.end(), places.begin(), 0U);
    for (const std::uint32_t index : from) to[places[digit(index)]++] = index;
}

}  // namespace

std::span<std::uint32_t> order_by_key(std::span<const std::uint64_t> keys,
                                      std::span<const RunEntry> documents, Arena& arena) {
    std::span<std::uint32_t> order = arena.take<std::uint32_t>(keys.size());
    std::span<std::uint32_t> other = arena.take<std::uint32_t>(keys.size());
    std::iota(order.begin(), order.end(), 0U);
    std::uint64_t used = 0;
    for (const std::uint64_t key : keys) used |= key;
    for (unsigned shift = 0; shift < 64 && used >> shift != 0; shift += digit_bits) {
        distribute(keys, shift, order, other);
        std::swap(order, other);
    }
    const auto by_docid = [&](std::uint32_t a, std::uint32_t b) {
        return documents[a].docid() > documents[b].docid();
    };
    for (auto first = order.begin(); first != order.end();) {
        const auto last = std::find_if(
            first, order.end(), [&](std::uint32_t index) { return keys[index] != keys[*first]; });
        std::sort(first, last, by_docid);
        first = last;
    }
    return order;
}

}  // namespace rankline
