// SPDX-License-Identifier: MIT
#include <rankline/stats/random.hpp>

#include <algorithm>

namespace rankline {

namespace {

__extension__ using Product = unsigned __int128;

constexpr std::uint32_t low_half(std::uint64_t word) { return static_cast<std::uint32_t>(word); }
constexpr std::uint32_t high_half(std::uint64_t word) {
    return static_cast<std::uint32_t>(word >> 32);
}
constexpr std::uint64_t joined(std::uint32_t low, std::uint32_t high) {
    return static_cast<std::uint64_t>(high) << 32 | low;
}

}  // namespace

std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                        std::array<std::uint32_t, 2> key) noexcept {
    constexpr int rounds = 10;
    for (int round = 0; round < rounds; ++round) {
        const std::uint64_t even = std::uint64_t{0xD2511F53} * counter[0];
        const std::uint64_t odd = std::uint64_t{0xCD9E8D57} * counter[2];
        counter = {high_half(odd) ^ counter[1] ^ key[0], low_half(odd),
                   high_half(even) ^ counter[3] ^ key[1], low_half(even)};
        key[0] += 0x9E3779B9;
        key[1] += 0xBB67AE85;
    }
    return counter;
}

std::uint64_t RandomStream::next_block() noexcept {
    const auto block = philox4x32({low_half(m_position), high_half(m_position), m_stream,
                                   static_cast<std::uint32_t>(m_purpose)},
                                  {low_half(m_seed), high_half(m_seed)});
    ++m_position;
    m_second = joined(block[2], block[3]);
    return joined(block[0], block[1]);
}

std::uint64_t RandomStream::below(std::uint64_t bound) noexcept {
    Product product = static_cast<Product>(next()) * bound;
    // Each outcome owns the products with its upper half. Some own one more than others, unless the
    // lowest 2^64 mod bound of each are left out.
    if (static_cast<std::uint64_t>(product) < bound) {
        const std::uint64_t surplus = (0 - bound) % bound;
        while (static_cast<std::uint64_t>(product) < surplus)
            product = static_cast<Product>(next()) * bound;
    }
    return static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t seed_of_item(std::uint64_t seed, std::string_view id) noexcept {
    constexpr std::size_t width = 8;
    // The length takes part, so that an id and the same id with zero bytes behind it differ.
    const std::uint64_t size = id.size();
    for (std::size_t begin = 0; begin == 0 || begin < id.size(); begin += width) {
        std::uint64_t word = 0;
        for (std::size_t i = begin; i < std::min(begin + width, id.size()); ++i)
            word |= std::uint64_t{static_cast<unsigned char>(id[i])} << (8 * (i - begin));
        const auto block =
            philox4x32({low_half(word), high_half(word), low_half(size), high_half(size)},
                       {low_half(seed), high_half(seed)});
        seed = joined(block[0], block[1]);
    }
    return seed;
}

}  // namespace rankline
