// SPDX-License-Identifier: MIT
#include <rankline/convert/untie.hpp>

#include <algorithm>

namespace rankline {

/// Two documents can both keep their scores if these are as many steps apart as the documents are
/// places, so that there is room for those between: if index + place does not grow from the one to
/// the other. The most that can be kept are therefore a longest subsequence that does not grow, and
/// it is found as such (Fredman, 1975), from the last document to the first. Of several chains of
/// one length the one whose head asks for least is remembered: among equal scores the first.
void Untier::choose_kept(std::span<const RunEntry> ranked) {
    const std::size_t count = ranked.size();
    const auto key = [&](std::size_t i) { return m_indexes[i] + static_cast<std::int64_t>(i); };
    const std::int64_t highest = m_lattice.last();
    const std::int64_t lowest = static_cast<std::int64_t>(count) - 1 - m_lattice.last();
    m_next.assign(count, count);
    m_chains.clear();
    for (std::size_t i = count; i-- > 0;) {
        const bool has_room = key(i) <= highest && key(i) >= lowest;
        if (!has_room || !m_lattice.is_read_alike(ranked[i].score)) continue;
        const auto place =
            std::upper_bound(m_chains.begin(), m_chains.end(), i,
                             [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
        if (place != m_chains.begin()) m_next[i] = *(place - 1);
        if (place == m_chains.end()) {
            m_chains.push_back(i);
        } else {
            *place = i;
        }
    }
    m_first = m_chains.empty() ? count : m_chains.back();
}

std::size_t Untier::untie(std::span<RunEntry> ranked) {
    const std::size_t count = ranked.size();
    m_indexes.resize(count);
    for (std::size_t i = 0; i < count; ++i) m_indexes[i] = m_lattice.index(ranked[i].score);
    choose_kept(ranked);
    std::size_t kept = m_first;
    std::size_t changed = 0;
    std::int64_t before = m_lattice.last() + 1;
    for (std::size_t i = 0; i < count; ++i) {
        if (i == kept) {
            before = m_indexes[i];
            kept = m_next[i];
            continue;
        }
        const std::int64_t floor = kept < count ? m_indexes[kept] : -m_lattice.last();
        const std::size_t behind = kept < count ? kept - i : count - 1 - i;
        before = std::clamp(m_indexes[i], floor + static_cast<std::int64_t>(behind), before - 1);
        const double score = m_lattice.score(before);
        if (score != ranked[i].score) ++changed;
        ranked[i].score = score;
    }
    return changed;
}

}  // namespace rankline
