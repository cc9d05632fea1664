// SPDX-License-Identifier: MIT
#include <algorithm>
#include <bit>

#include <rankline/fusion/chains.hpp>

namespace rankline {

Chains::Chains(std::size_t documents, Arena& arena)
    : m_unseen(),
      m_visits(arena.take<Visit>(documents)),
      m_done(arena.take<std::uint32_t>(documents)),
      m_documents(arena.take<std::uint32_t>(documents)),
      m_first(arena.take<std::uint32_t>(documents + 1)),
      m_component(arena.take<std::uint32_t>(documents)),
      m_reach(documents, documents, arena) {
    m_unseen = arena.take<std::uint64_t>(m_reach.words());
    m_row = arena.take<std::uint64_t>(m_reach.words());
}

/// Depth first: calls `leave` with each document that `root` leads to and that is not seen yet,
/// root included, after all that were found from it. Of the documents that one leads to, those seen
/// are masked out 64 at a time.
template <class Leave>
void Chains::search(const BitRows& leads_to, std::uint32_t root, Leave leave) {
    std::size_t depth = 0;
    const auto enter = [&](std::uint32_t document) {
        clear_bit(m_unseen, document);
        m_visits[depth++] = {document, 0};
    };
    enter(root);
    while (depth != 0) {
        Visit& visit = m_visits[depth - 1];
        const std::span<const std::uint64_t> row = leads_to[visit.document];
        while (m_seen_words < row.size() && m_unseen[m_seen_words] == 0) ++m_seen_words;
        visit.word = std::max(visit.word, m_seen_words);
        while (visit.word < row.size() && (row[visit.word] & m_unseen[visit.word]) == 0)
            ++visit.word;
        if (visit.word == row.size()) {
            --depth;
            leave(visit.document);
        } else {
            const int bit = std::countr_zero(row[visit.word] & m_unseen[visit.word]);
            enter(visit.word * 64 + static_cast<std::uint32_t>(bit));
        }
    }
}

/// Kosaraju and Sharir: the search against the relation, from the documents that the search along
/// it left last, finds a component at a time.
void Chains::find_components(const BitRows& beats, const BitRows& beaten) {
    std::size_t open = m_done.size();
    set_all(m_unseen, m_done.size());
    m_seen_words = 0;
    for (std::uint32_t root = 0; root < m_done.size(); ++root) {
        if (has_bit(m_unseen, root))
            search(beats, root, [&](std::uint32_t document) { m_done[--open] = document; });
    }
    std::uint32_t placed = 0;
    m_components = 0;
    set_all(m_unseen, m_done.size());
    m_seen_words = 0;
    for (const std::uint32_t root : m_done) {
        if (!has_bit(m_unseen, root)) continue;
        m_first[m_components++] = placed;
        search(beaten, root, [&](std::uint32_t document) { m_documents[placed++] = document; });
    }
    m_first[m_components] = placed;
}

std::span<const std::uint32_t> Chains::members(std::size_t component) const {
    return m_documents.subspan(m_first[component], m_first[component + 1] - m_first[component]);
}

/// Those behind must be done. What a document leads to that is in the row already is in it as a
/// whole, so few rows have to be united.
void Chains::reach(std::size_t component, const BitRows& beats) {
    const std::span<std::uint64_t> row = m_reach[component];
    std::fill(row.begin(), row.end(), std::uint64_t{0});
    std::fill(m_row.begin(), m_row.end(), std::uint64_t{0});
    for (const std::uint32_t member : members(component)) {
        set_bit(row, member);
        m_component[member] = static_cast<std::uint32_t>(component);
        unite(m_row, beats[member]);
    }
    for (std::size_t word = 0; word < row.size(); ++word) {
        while ((m_row[word] & ~row[word]) != 0) {
            const int bit = std::countr_zero(m_row[word] & ~row[word]);
            unite(row, m_reach[m_component[word * 64 + static_cast<std::size_t>(bit)]]);
        }
    }
}

std::size_t Chains::add(const BitRows& beats, const BitRows& beaten, BitRows& above) {
    find_components(beats, beaten);
    for (std::size_t component = m_components; component-- > 0;) {
        reach(component, beats);
        const std::span<const std::uint64_t> row = m_reach[component];
        std::copy(row.begin(), row.end(), m_row.begin());
        for (const std::uint32_t member : members(component)) clear_bit(m_row, member);
        for (const std::uint32_t member : members(component)) unite(above[member], m_row);
    }
    return m_components;
}

std::span<const std::int32_t> Chains::differences(const BitRows& beats, const BitRows& beaten,
                                                  Arena& arena) {
    find_components(beats, beaten);
    const std::span<std::uint32_t> sizes = arena.take<std::uint32_t>(m_components);
    for (std::size_t component = m_components; component-- > 0;) {
        reach(component, beats);
        sizes[component] = static_cast<std::uint32_t>(members(component).size());
    }
    // A component is in its own row too, which adds as much to what it leads to as to what leads to
    // it.
    const std::span<const std::uint32_t> leading = count_columns(m_reach, sizes, arena);
    const std::span<std::int32_t> differences = arena.take<std::int32_t>(m_done.size());
    for (std::size_t component = 0; component < m_components; ++component) {
        const auto led_to = static_cast<std::int32_t>(count_bits(m_reach[component]));
        for (const std::uint32_t member : members(component))
            differences[member] = led_to - static_cast<std::int32_t>(leading[member]);
    }
    return differences;
}

void score_order(const BitRows& above, std::span<const std::int32_t> copeland,
                 std::span<double> scores, Arena& arena) {
    const std::size_t count = scores.size();
    const std::span<const std::uint32_t> below =
        count_columns(above, arena.take<std::uint32_t>(count, 1U), arena);
    for (std::size_t i = 0; i < count; ++i) {
        const double difference =
            static_cast<double>(count_bits(above[i])) - static_cast<double>(below[i]);
        // Copeland's difference is less than `count`, so this stays below one half.
        scores[i] = difference + copeland[i] / (2.0 * static_cast<double>(count));
    }
}

}  // namespace rankline
