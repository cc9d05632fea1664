// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace rankline {

namespace hash_detail {

inline constexpr std::uint64_t multiplier = 0x9e3779b97f4a7c15ULL;

__extension__ using Product = unsigned __int128;

/// Upper and lower half of the 128-bit product, folded over the factors: a factor of zero must not
/// swallow the other.
[[nodiscard]] inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) noexcept {
    const Product product = static_cast<Product>(a) * b;
    return a ^ b ^ static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// Another number in each process, so that nobody can make ids that collide. No output depends on
/// it.
extern const std::uint64_t seed;

template <class Word>
[[nodiscard]] inline std::uint64_t load(const char* from) noexcept {
    Word word;
    std::memcpy(&word, from, sizeof word);
    return word;
}

/// The bytes of an id of up to 8 bytes as one number, the first byte lowest.
[[nodiscard]] inline std::uint64_t load_up_to_8(const char* data, std::size_t size) noexcept {
    if (size >= 4) {
        // Two loads that overlap; the shift is 0 to 32.
        return load<std::uint32_t>(data) |
               (load<std::uint32_t>(data + size - 4) << (8 * (size - 4)));
    }
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < size; ++i) {
        word |= static_cast<std::uint64_t>(static_cast<unsigned char>(data[i])) << (8 * i);
    }
    return word;
}

}  // namespace hash_detail

/// hash_id of an id of up to 8 bytes that were loaded already, as `load_up_to_8` does.
[[nodiscard]] inline std::uint64_t hash_short_id(std::uint64_t word, std::size_t size) noexcept {
    return hash_detail::mix(word ^ hash_detail::seed, (size << 56) ^ 0xd6e8feb86659fd93ULL);
}

/// A 64-bit hash of an id's bytes for tables in memory. It only ever finds a slot: equality is
/// always decided by comparing the bytes. Ids of up to 16 bytes, which is nearly all of them, take
/// two loads and no loop. (Little-endian loads: the value differs on a big-endian machine, but no
/// output depends on it.)
[[nodiscard]] inline std::uint64_t hash_id(const char* data, std::size_t size) noexcept {
    using hash_detail::load;
    using hash_detail::mix;
    if (size <= 8) return hash_short_id(hash_detail::load_up_to_8(data, size), size);
    std::uint64_t state = hash_detail::seed ^ size;
    while (size > 16) {
        state = mix(load<std::uint64_t>(data) ^ state,
                    load<std::uint64_t>(data + 8) ^ hash_detail::multiplier);
        data += 16;
        size -= 16;
    }
    // The last 16 bytes or fewer; after the loop above there may be fewer than 8 left, but there
    // are always 8 bytes before the end of the id.
    const std::uint64_t low = load<std::uint64_t>(size >= 8 ? data : data + size - 8);
    return mix(low ^ state, load<std::uint64_t>(data + size - 8) ^ hash_detail::multiplier);
}

[[nodiscard]] inline std::uint64_t hash_id(std::string_view id) noexcept {
    return hash_id(id.data(), id.size());
}

/// Whether two ids are the same bytes: a == b without a call, which for most ids costs more than
/// the comparison.
[[nodiscard]] inline bool same_id_bytes(std::string_view a, std::string_view b) noexcept {
    using hash_detail::load;
    const std::size_t size = a.size();
    if (size != b.size()) return false;
    if (size < 4 || size > 16) return a == b;
    if (size >= 8) {
        return load<std::uint64_t>(a.data()) == load<std::uint64_t>(b.data()) &&
               load<std::uint64_t>(a.data() + size - 8) == load<std::uint64_t>(b.data() + size - 8);
    }
    return load<std::uint32_t>(a.data()) == load<std::uint32_t>(b.data()) &&
           load<std::uint32_t>(a.data() + size - 4) == load<std::uint32_t>(b.data() + size - 4);
}

}  // namespace rankline
