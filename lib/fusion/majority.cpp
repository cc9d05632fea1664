// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <type_traits>

#include <rankline/fusion/majority.hpp>
#include <rankline/fusion/small_votes.hpp>

namespace rankline {

namespace {

// As many words as a processor adds at once; compilers that are left to find the vectors themselves
// do not. They are passed by reference: how to pass wide ones by value depends on the processor.
using AnyBlock [[gnu::vector_size(16)]] = std::uint64_t;
using Avx2Block [[gnu::vector_size(32)]] = std::uint64_t;

template <class Block>
constexpr std::size_t words_of = sizeof(Block) / sizeof(std::uint64_t);
static_assert(BitRows::block % words_of<Avx2Block> == 0);

template <class Block>
void load(const std::uint64_t* words, Block& block) {
    std::memcpy(&block, words, sizeof block);
}

template <class Block>
void store(const Block& block, std::uint64_t* words) {
    std::memcpy(words, &block, sizeof block);
}

/// The sums of as many pairs as a block has bits: plane p holds digit p of each. Where each voter
/// has one vote the planes stay in registers, as it is known which of them is meant.
template <class BlockType, std::size_t planes, bool one_each>
class Sums {
public:
    using Block = BlockType;

    /// Adds `votes` to the sums whose bit is set in `a`, and to those whose bit is set in `b`.
    void add(const Block& a, const Block& b, std::uint32_t votes) {
        if constexpr (one_each) {
            add_at(0, a, b);
        } else {
            for (std::size_t plane = 0; votes >> plane != 0; ++plane) {
                if ((votes >> plane & 1) != 0) add_at(plane, a, b);
            }
        }
    }

    void greater_than(std::uint64_t number, Block& greater) const {
        greater = Block{};
        for (std::size_t plane = 0; plane < planes; ++plane)
            greater =
                (number >> plane & 1) != 0 ? greater & m_planes[plane] : greater | m_planes[plane];
    }

private:
    void add_at(std::size_t first, const Block& a, const Block& b) {
        Block carry = m_planes[first] & (a ^ b);
        m_planes[first] ^= a ^ b;
        carry |= a & b;
        for (std::size_t plane = first + 1; plane < planes; ++plane) {
            const Block sum = m_planes[plane];
            m_planes[plane] = sum ^ carry;
            carry &= sum;
        }
    }

    std::array<Block, planes> m_planes{};
};

/// Calls `work` with the type of sums that so many votes need.
template <class Block, class Work>
void with_sums(std::uint64_t votes, std::size_t voters, Work work) {
    const auto with_planes = [&]<std::size_t planes>(std::integral_constant<std::size_t, planes>) {
        if (votes == voters)
            work(std::type_identity<Sums<Block, planes, true>>());
        else
            work(std::type_identity<Sums<Block, planes, false>>());
    };
    const auto digits = static_cast<unsigned>(std::bit_width(2 * votes));
    if (digits <= 3) return with_planes(std::integral_constant<std::size_t, 3>());
    if (digits <= 4) return with_planes(std::integral_constant<std::size_t, 4>());
    if (digits <= 6) return with_planes(std::integral_constant<std::size_t, 6>());
    if (digits <= 10) return with_planes(std::integral_constant<std::size_t, 10>());
    if (digits <= 20) return with_planes(std::integral_constant<std::size_t, 20>());
    with_planes(std::integral_constant<std::size_t, 48>());
}

/// A row per place of each voter, and one more.
std::size_t count_rows(const Ballots& ballots) {
    std::size_t rows = ballots.voters();
    for (std::size_t voter = 0; voter < ballots.voters(); ++voter) rows += ballots.levels(voter);
    return rows;
}

}  // namespace

Majority::Majority(const Ballots& ballots, Arena& arena, Vectors vectors)
    : m_ballots(ballots),
      m_vectors(vectors),
      m_first_row(arena.take<std::size_t>(ballots.voters())),
      m_at_or_below(count_rows(ballots), ballots.documents(), arena),
      m_all(arena.take<std::uint64_t>(m_at_or_below.words())),
      m_views(arena.take<View>(ballots.voters())) {
    set_all(m_all, ballots.documents());
    count_votes(arena);
    std::size_t row = 0;
    for (std::size_t voter = 0; voter < ballots.voters(); ++voter) {
        add_voter(voter, row);
        row += ballots.levels(voter) + 1;
    }
}

void Majority::count_votes(Arena& arena) {
    const std::span<std::uint32_t> small = arena.take<std::uint32_t>(m_views.size());
    for (std::size_t voter = 0; voter < small.size(); ++voter)
        small[voter] = m_views[voter].votes = m_ballots.votes(voter);
    make_votes_small(small);
    for (std::size_t voter = 0; voter < small.size(); ++voter) {
        m_views[voter].small_votes = small[voter];
        m_small_total += small[voter];
    }
}

void Majority::add_voter(std::size_t voter, std::size_t first_row) {
    m_first_row[voter] = first_row;
    std::size_t row = first_row;
    std::copy(m_all.begin(), m_all.end(), m_at_or_below[row].begin());
    for (const std::uint32_t document : m_ballots.ranked(voter)) {
        if (first_row + m_ballots.places(document)[voter] == row) {
            const std::span<const std::uint64_t> above = m_at_or_below[row++];
            std::copy(above.begin(), above.end(), m_at_or_below[row].begin());
        }
        clear_bit(m_at_or_below[row], document);
    }
    const std::span<std::uint64_t> none = m_at_or_below[first_row + m_ballots.levels(voter)];
    std::fill(none.begin(), none.end(), std::uint64_t{0});
}

namespace {

/// What a row is made from and where it goes.
struct Row {
    std::span<const Majority::View> views;
    std::span<const std::uint64_t> all;
    std::uint64_t total;
    std::uint64_t small_total;
    std::uint64_t strength;
    std::span<std::uint64_t> beats;
    std::span<std::uint64_t> beaten;
};

/// Of two documents the first has the votes of those that see the second below it, and the second
/// all but the votes of those that see the second at the same place or below. So the first wins if
/// the ones and the others together are more than all.
template <class Sums>
void majorities(const Row& row) {
    using Block = typename Sums::Block;
    for (std::size_t word = 0; word < row.beats.size(); word += words_of<Block>) {
        Sums sums;
        Block a;
        Block b;
        for (const Majority::View& view : row.views) {
            load(view.below + word, a);
            load(view.same_or_below + word, b);
            sums.add(a, b, view.small_votes);
        }
        sums.greater_than(row.small_total, a);
        store(a, &row.beats[word]);
        sums.greater_than(row.small_total - 1, a);
        load(&row.all[word], b);
        b &= ~a;
        store(b, &row.beaten[word]);
    }
}

/// Leaves of the majorities those in which the winner has enough votes.
template <class Sums>
void keep_strong(const Row& row) {
    using Block = typename Sums::Block;
    for (std::size_t word = 0; word < row.beats.size(); word += words_of<Block>) {
        Sums below;
        Sums same_or_below;
        Block seen;
        Block kept;
        for (const Majority::View& view : row.views) {
            load(view.below + word, seen);
            below.add(seen, Block{}, view.votes);
            load(view.same_or_below + word, seen);
            same_or_below.add(seen, Block{}, view.votes);
        }
        below.greater_than(row.strength - 1, seen);
        load(&row.beats[word], kept);
        kept &= seen;
        store(kept, &row.beats[word]);
        same_or_below.greater_than(row.total - row.strength, seen);
        load(&row.beaten[word], kept);
        kept &= ~seen;
        store(kept, &row.beaten[word]);
    }
}

template <class Block>
void make(const Row& row) {
    with_sums<Block>(row.small_total, row.views.size(),
                     [&]<class Sums>(std::type_identity<Sums>) { majorities<Sums>(row); });
    if (row.strength == 1) return;
    with_sums<Block>(row.total, row.views.size(),
                     [&]<class Sums>(std::type_identity<Sums>) { keep_strong<Sums>(row); });
}

#if defined(__x86_64__)
[[gnu::flatten, gnu::target("avx2")]] void make_avx2(const Row& row) { make<Avx2Block>(row); }
#endif

}  // namespace

std::span<const Majority::Vectors> Majority::supported() {
    static constexpr std::array all = {Vectors::any, Vectors::avx2};
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return all;
#endif
    return std::span(all).first(1);
}

void Majority::row(std::size_t document, std::uint64_t strength, std::span<std::uint64_t> beats,
                   std::span<std::uint64_t> beaten) {
    const std::uint64_t total = m_ballots.total_votes();
    if (strength > total) {  // above all when there is no voter
        std::fill(beats.begin(), beats.end(), std::uint64_t{0});
        std::fill(beaten.begin(), beaten.end(), std::uint64_t{0});
        return;
    }
    look_at(document);
    const Row row{m_views, m_all, total, m_small_total, strength, beats, beaten};
#if defined(__x86_64__)
    if (m_vectors == Vectors::avx2) return make_avx2(row);
#endif
    make<AnyBlock>(row);
}

void Majority::look_at(std::size_t document) {
    for (std::size_t voter = 0; voter < m_views.size(); ++voter) {
        const std::size_t row = m_first_row[voter] + m_ballots.places(document)[voter];
        m_views[voter].same_or_below = m_at_or_below[row].data();
        m_views[voter].below = m_at_or_below[row + 1].data();
    }
}

std::span<std::int32_t> copeland_differences(Majority& majority, Arena& arena) {
    const std::span<std::int32_t> differences =
        arena.take<std::int32_t>(majority.ballots().documents());
    const std::span<std::uint64_t> beats = arena.take<std::uint64_t>(majority.words());
    const std::span<std::uint64_t> beaten = arena.take<std::uint64_t>(majority.words());
    for (std::size_t document = 0; document < differences.size(); ++document) {
        majority.row(document, 1, beats, beaten);
        differences[document] = copeland_difference(beats, beaten);
    }
    return differences;
}

}  // namespace rankline
