// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/fusion/ballots.hpp>
#include <rankline/fusion/key_order.hpp>
#include <rankline/fusion/whole_votes.hpp>

namespace rankline {

namespace {

constexpr std::uint32_t absent = ~std::uint32_t{0};

/// The place of each document of a list, from 0; documents of one rank share it.
std::span<std::uint32_t> places_of(const RankedList& list, Arena& arena) {
    const std::span<std::uint32_t> places = arena.take<std::uint32_t>(list.documents.size());
    std::uint32_t place = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (i != 0 && list.ranks[i] != list.ranks[i - 1]) ++place;
        places[i] = place;
    }
    return places;
}

/// Adds a voter's margins to Borda's counts. A document has as many below it as stand behind its
/// equals or are missing, and as many above it as stand before its equals.
void add_borda(std::span<const std::uint32_t> ranked, std::span<const std::uint32_t> places,
               std::int64_t votes, std::span<std::int64_t> sums) {
    const auto documents = static_cast<std::int64_t>(sums.size());
    const auto held = static_cast<std::int64_t>(ranked.size());
    // The documents that are missing lose to all held ones: that is what each has to begin with.
    for (std::int64_t& sum : sums) sum -= votes * held;
    for (std::size_t first = 0; first < ranked.size();) {
        std::size_t last = first + 1;
        while (last < ranked.size() && places[last] == places[first]) ++last;
        const std::int64_t margin =
            documents - static_cast<std::int64_t>(last) - static_cast<std::int64_t>(first);
        for (; first < last; ++first) sums[ranked[first]] += votes * (margin + held);
    }
}

}  // namespace

Ballots::Ballots(const Pool& pool, Arena& arena) {
    read_voters(pool, arena);
    number_documents(pool, arena);
    number_voters();
    fill_places(arena);
}

Ballots::Ballots(const Ballots& all, std::span<const std::uint32_t> documents, Arena& arena)
    : m_voters(arena.take<Voter>(all.voters())),
      m_borda(arena.take<std::int64_t>(documents.size(), 0)),
      m_pool_index(arena.take<std::uint32_t>(documents.size())),
      m_total_votes(all.m_total_votes) {
    const std::span<std::uint32_t> number = arena.take<std::uint32_t>(all.documents(), absent);
    for (std::uint32_t i = 0; i < documents.size(); ++i) {
        number[documents[i]] = i;
        m_pool_index[i] = all.pool_index(documents[i]);
    }
    for (std::size_t voter = 0; voter < voters(); ++voter) {
        Voter& kept = m_voters[voter];
        keep_documents(all.m_voters[voter], number, kept, arena);
        add_borda(kept.ranked, kept.places, kept.votes, m_borda);
    }
    fill_places(arena);
}

void Ballots::keep_documents(const Voter& all, std::span<const std::uint32_t> number, Voter& kept,
                             Arena& arena) const {
    kept.votes = all.votes;
    kept.ranked = arena.take<std::uint32_t>(all.ranked.size());
    kept.places = arena.take<std::uint32_t>(all.ranked.size());
    kept.levels = 0;
    std::size_t count = 0;
    std::uint32_t last_place = absent;
    // Whether a document is kept is as good as random: without a branch each is written, and stays
    // if the next is not written over it.
    for (std::size_t i = 0; i < all.ranked.size(); ++i) {
        const std::uint32_t document = number[all.ranked[i]];
        const bool keep = document != absent;
        kept.levels += static_cast<std::uint32_t>(keep & (all.places[i] != last_place));
        last_place = keep ? all.places[i] : last_place;
        kept.ranked[count] = document;
        kept.places[count] = kept.levels - 1;
        count += keep;
    }
    kept.ranked = kept.ranked.first(count);
    kept.places = kept.places.first(count);
    if (count < documents()) ++kept.levels;
}

void Ballots::read_voters(const Pool& pool, Arena& arena) {
    const std::span<double> weights = arena.take<double>(pool.lists.size());
    const std::span<std::uint32_t> votes = arena.take<std::uint32_t>(pool.lists.size());
    std::transform(pool.lists.begin(), pool.lists.end(), weights.begin(),
                   [](const RankedList& list) { return list.weight; });
    whole_votes(weights, votes);

    m_voters = arena.take<Voter>(pool.lists.size());
    std::size_t count = 0;
    for (std::size_t run = 0; run < pool.lists.size(); ++run) {
        const RankedList& list = pool.lists[run];
        if (votes[run] == 0 || list.documents.empty()) continue;
        Voter& voter = m_voters[count++];
        voter.votes = votes[run];
        voter.ranked = arena.take<std::uint32_t>(list.documents.size());
        std::copy(list.documents.begin(), list.documents.end(), voter.ranked.begin());
        voter.places = places_of(list, arena);
        voter.levels = voter.places.back() + 1 + (list.documents.size() < pool.documents.size());
        m_total_votes += voter.votes;
    }
    m_voters = m_voters.first(count);
}

void Ballots::number_documents(const Pool& pool, Arena& arena) {
    const std::size_t documents = pool.documents.size();
    const std::span<std::int64_t> borda = arena.take<std::int64_t>(documents, 0);
    for (const Voter& voter : m_voters) add_borda(voter.ranked, voter.places, voter.votes, borda);
    const auto most = static_cast<std::int64_t>(m_total_votes * documents);
    const std::span<std::uint64_t> keys = arena.take<std::uint64_t>(documents);
    for (std::size_t i = 0; i < documents; ++i)
        keys[i] = static_cast<std::uint64_t>(most - borda[i]);
    m_pool_index = order_by_key(keys, pool.documents, arena);

    m_borda = arena.take<std::int64_t>(documents);
    const std::span<std::uint32_t> number = arena.take<std::uint32_t>(documents);
    for (std::uint32_t i = 0; i < documents; ++i) {
        number[m_pool_index[i]] = i;
        m_borda[i] = borda[m_pool_index[i]];
    }
    for (const Voter& voter : m_voters) {
        for (std::uint32_t& document : voter.ranked) document = number[document];
    }
}

/// Voters that cast the same votes remain in any order: what they say is the same.
void Ballots::number_voters() {
    std::sort(m_voters.begin(), m_voters.end(), [](const Voter& a, const Voter& b) {
        if (a.votes != b.votes) return a.votes < b.votes;
        const auto less = [](std::span<const std::uint32_t> x, std::span<const std::uint32_t> y) {
            return std::lexicographical_compare(x.begin(), x.end(), y.begin(), y.end());
        };
        if (less(a.ranked, b.ranked)) return true;
        return !less(b.ranked, a.ranked) && less(a.places, b.places);
    });
}

void Ballots::fill_places(Arena& arena) {
    m_places = arena.take<std::uint32_t>(documents() * voters());
    for (std::size_t voter = 0; voter < voters(); ++voter) {
        const Voter& source = m_voters[voter];
        for (std::size_t i = 0; i < documents(); ++i)
            m_places[i * voters() + voter] = source.levels - 1;
        for (std::size_t i = 0; i < source.ranked.size(); ++i)
            m_places[source.ranked[i] * voters() + voter] = source.places[i];
    }
}

}  // namespace rankline
