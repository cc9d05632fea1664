// SPDX-License-Identifier: MIT
#include <rankline/fusion/top_documents.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace rankline {

namespace {

constexpr unsigned level_bits = 10;
constexpr unsigned bucket_bits = 2 * level_bits;

/// Orders as the scores do, the other way round. Adding 0 makes -0 and 0, which are equal, one.
std::uint64_t descending_key(double score) {
    const auto bits = std::bit_cast<std::uint64_t>(score + 0.0);
    constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    return (bits & sign) != 0 ? bits : ~(bits | sign);
}

}  // namespace

/// Gives each document a bucket: the distance of its key from the best one, cut to 20 bits.
void TopDocuments::spread(std::span<const double> scores) {
    m_keys.resize(scores.size());
    std::transform(scores.begin(), scores.end(), m_keys.begin(), descending_key);
    std::uint64_t best = ~std::uint64_t{0};
    std::uint64_t worst = 0;
    for (const std::uint64_t key : m_keys) {
        best = std::min(best, key);
        worst = std::max(worst, key);
    }
    const auto width = static_cast<unsigned>(std::bit_width(worst - best));
    const unsigned shift = width > bucket_bits ? width - bucket_bits : 0;
    m_items.resize(scores.size());
    for (std::uint32_t i = 0; i < m_items.size(); ++i)
        m_items[i] = {static_cast<std::uint32_t>((m_keys[i] - best) >> shift), i};
}

/// Two passes of counting sort, which no comparison of thousands of scores beats.
void TopDocuments::sort_by_buckets() {
    m_other.resize(m_items.size());
    for (const unsigned shift : {0U, level_bits}) {
        constexpr std::uint32_t mask = (1U << level_bits) - 1;
        std::array<std::uint32_t, mask + 1> place{};
        for (const Item& item : m_items) ++place[(item.bucket >> shift) & mask];
        std::uint32_t before = 0;
        for (std::uint32_t& count : place) before += std::exchange(count, before);
        for (const Item& item : m_items) m_other[place[(item.bucket >> shift) & mask]++] = item;
        m_items.swap(m_other);
    }
}

std::span<const std::uint32_t> TopDocuments::select(std::span<const double> scores,
                                                    std::span<const RunEntry> documents,
                                                    std::size_t count) {
    const auto better = [&](const Item& a, const Item& b) {
        if (scores[a.document] != scores[b.document])
            return scores[a.document] > scores[b.document];
        return documents[a.document].docid() > documents[b.document].docid();
    };
    spread(scores);
    sort_by_buckets();
    count = std::min(count, m_items.size());
    // What shares a bucket is put in order, as far as it is wanted.
    for (std::size_t first = 0; first < count;) {
        std::size_t end = first + 1;
        while (end < m_items.size() && m_items[end].bucket == m_items[first].bucket) ++end;
        if (end - first > 1) {
            std::sort(m_items.begin() + static_cast<std::ptrdiff_t>(first),
                      m_items.begin() + static_cast<std::ptrdiff_t>(end), better);
        }
        first = end;
    }
    m_order.resize(count);
    for (std::size_t i = 0; i < count; ++i) m_order[i] = m_items[i].document;
    return m_order;
}

}  // namespace rankline
