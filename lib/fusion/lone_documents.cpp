// SPDX-License-Identifier: MIT
#include <algorithm>

#include <rankline/fusion/lone_documents.hpp>

namespace rankline {

namespace {

constexpr std::uint32_t no_place = ~std::uint32_t{0};

/// By document, how many voters have it.
std::span<const std::uint32_t> count_holders(const Ballots& ballots, Arena& arena) {
    const std::span<std::uint32_t> holders = arena.take<std::uint32_t>(ballots.documents(), 0U);
    for (std::size_t voter = 0; voter < ballots.voters(); ++voter) {
        for (const std::uint32_t document : ballots.ranked(voter)) ++holders[document];
    }
    return holders;
}

std::span<const std::uint32_t> shared_documents(std::span<const std::uint32_t> holders,
                                                Arena& arena) {
    const std::span<std::uint32_t> shared = arena.take<std::uint32_t>(holders.size());
    std::size_t count = 0;
    for (std::uint32_t document = 0; document < holders.size(); ++document) {
        shared[count] = document;
        count += holders[document] != 1;
    }
    return shared.first(count);
}

}  // namespace

LoneDocuments::LoneDocuments(const Ballots& all, Arena& arena)
    : m_holders(count_holders(all, arena)),
      m_shared_documents(shared_documents(m_holders, arena)),
      m_shared(all, m_shared_documents, arena),
      m_pool_index(arena.take<std::uint32_t>(all.documents())),
      m_first_lone(arena.take<std::uint32_t>(all.voters() + 1)),
      m_levels(arena.take<std::span<const Level>>(all.voters())),
      m_stands(arena.take<Stand>(m_shared.documents() * all.voters())) {
    std::uint32_t number = 0;
    for (; number < m_shared.documents(); ++number)
        m_pool_index[number] = m_shared.pool_index(number);
    for (std::size_t voter = 0; voter < all.voters(); ++voter) {
        m_first_lone[voter] = number;
        number = number_lone(all, voter, arena);
    }
    m_first_lone[all.voters()] = number;
    find_stands(all, arena);
}

/// Returns the number behind the last. Here and below, whether a document is lone is as good as
/// random, so nothing branches on it.
std::uint32_t LoneDocuments::number_lone(const Ballots& all, std::size_t voter, Arena& arena) {
    const std::span<const std::uint32_t> ranked = all.ranked(voter);
    const std::span<Level> levels = arena.take<Level>(ranked.size() + 1);
    levels[0].last = 0;
    const std::span<std::uint32_t> pool_index = arena.take<std::uint32_t>(ranked.size());
    std::size_t count = 0;
    std::uint32_t lone = 0;
    std::uint32_t last_place = no_place;
    for (const std::uint32_t document : ranked) {
        const bool is_lone = m_holders[document] == 1;
        const std::uint32_t place = all.places(document)[voter];
        count += is_lone & (place != last_place);
        last_place = is_lone ? place : last_place;
        pool_index[lone] = all.pool_index(document);
        lone += is_lone;
        levels[count].last = lone;
    }
    for (std::size_t level = 1; level <= count; ++level)
        levels[level].first = levels[level - 1].last;
    m_levels[voter] = levels.subspan(1, count);
    std::copy_n(pool_index.begin(), lone, m_pool_index.subspan(m_first_lone[voter]).begin());
    return m_first_lone[voter] + lone;
}

/// The votes of all that have a shared document.
std::span<const std::uint64_t> LoneDocuments::count_votes(Arena& arena) const {
    const std::span<std::uint64_t> votes =
        arena.take<std::uint64_t>(m_shared.documents(), std::uint64_t{0});
    for (std::size_t voter = 0; voter < voters(); ++voter) {
        for (const std::uint32_t document : m_shared.ranked(voter))
            votes[document] += m_shared.votes(voter);
    }
    return votes;
}

void LoneDocuments::find_stands(const Ballots& all, Arena& arena) {
    const std::span<const std::uint64_t> held = count_votes(arena);
    const std::span<std::uint32_t> above = arena.take<std::uint32_t>(all.documents());
    for (std::size_t voter = 0; voter < voters(); ++voter) {
        count_above(all, voter, above);
        const std::uint64_t votes = all.votes(voter);
        const bool lacks_some = all.ranked(voter).size() < all.documents();
        const std::uint32_t lacked = all.levels(voter) - lacks_some;
        for (std::size_t i = 0; i < m_shared.documents(); ++i) {
            const std::uint32_t document = m_shared_documents[i];
            const bool has = all.places(document)[voter] < lacked;
            const std::uint64_t others = held[i] - (has ? votes : 0);
            Stand& stand = m_stands[i * voters() + voter];
            stand.beaten_by = others < votes ? above[document] : 0;
            stand.beats_from = others > votes ? 0 : above[document];
        }
    }
}

/// How many lone documents of a voter it ranks above each document.
void LoneDocuments::count_above(const Ballots& all, std::size_t voter,
                                std::span<std::uint32_t> above) const {
    std::fill(above.begin(), above.end(), count_lone(voter));
    std::uint32_t place = 0;
    std::uint32_t seen = 0;
    std::uint32_t at_higher_places = 0;
    for (const std::uint32_t document : all.ranked(voter)) {
        at_higher_places = all.places(document)[voter] != place ? seen : at_higher_places;
        place = all.places(document)[voter];
        seen += m_holders[document] == 1;
        above[document] = at_higher_places;
    }
}

LoneDocuments::Duels LoneDocuments::duels(Arena& arena) const {
    Duels duels{arena.take<std::uint32_t>(m_pool_index.size(), 0U),
                arena.take<std::uint32_t>(m_pool_index.size(), 0U)};
    for (std::size_t voter = 0; voter < voters(); ++voter) {
        add_lone_duels(voter, duels);
        add_shared_duels(voter, duels, arena);
    }
    return duels;
}

/// Those between lone documents.
void LoneDocuments::add_lone_duels(std::size_t voter, Duels& duels) const {
    const std::uint32_t lone = count_lone(voter);
    for (std::size_t other = 0; other < voters(); ++other) {
        const bool wins = m_shared.votes(voter) > m_shared.votes(other);
        const bool loses = m_shared.votes(voter) < m_shared.votes(other);
        for (std::uint32_t i = m_first_lone[voter]; i < m_first_lone[voter + 1]; ++i) {
            duels.won[i] += wins ? count_lone(other) : 0;
            duels.lost[i] += loses ? count_lone(other) : 0;
        }
    }
    for (const Level& level : levels(voter)) {
        for (std::uint32_t i = level.first; i < level.last; ++i) {
            duels.won[m_first_lone[voter] + i] += lone - level.last;
            duels.lost[m_first_lone[voter] + i] += level.first;
        }
    }
}

/// Those between shared documents and the lone ones of a voter.
void LoneDocuments::add_shared_duels(std::size_t voter, Duels& duels, Arena& arena) const {
    const std::uint32_t lone = count_lone(voter);
    const std::span<std::uint32_t> beaten_by = arena.take<std::uint32_t>(lone + 1, 0U);
    const std::span<std::uint32_t> beats_from = arena.take<std::uint32_t>(lone + 1, 0U);
    for (std::size_t i = 0; i < m_shared.documents(); ++i) {
        const Stand& stand = stands(i)[voter];
        duels.won[i] += lone - stand.beats_from;
        duels.lost[i] += stand.beaten_by;
        ++beaten_by[stand.beaten_by];
        ++beats_from[stand.beats_from];
    }
    auto wins = static_cast<std::uint32_t>(m_shared.documents());
    std::uint32_t losses = 0;
    for (std::uint32_t i = 0; i < lone; ++i) {
        duels.won[m_first_lone[voter] + i] += wins -= beaten_by[i];
        duels.lost[m_first_lone[voter] + i] += losses += beats_from[i];
    }
}

}  // namespace rankline
