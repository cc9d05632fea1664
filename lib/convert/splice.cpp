// SPDX-License-Identifier: MIT
#include <rankline/convert/splice.hpp>

#include <algorithm>
#include <cmath>

#include <rankline/base/hash.hpp>
#include <rankline/convert/place_table.hpp>

namespace rankline {

namespace {

bool has_lower_score(const RunEntry& a, const RunEntry& b) { return a.score < b.score; }

/// The scale of the first stage says nothing on that of the reranker, so that only the differences
/// in the tail are worth keeping. PyTerrier's Concatenate moves the tail likewise.
void move_below(std::span<RunEntry> tail, std::span<const RunEntry> top) {
    if (tail.empty() || top.empty()) return;
    const double lowest = std::min_element(top.begin(), top.end(), has_lower_score)->score;
    const double highest = std::max_element(tail.begin(), tail.end(), has_lower_score)->score;
    if (highest < lowest) return;
    for (RunEntry& entry : tail) {
        // First the difference, which never is above 0: the highest becomes `lowest` exactly.
        const double moved = lowest + (entry.score - highest);
        entry.score = std::isnan(moved) ? lowest : moved;
    }
}

}  // namespace

std::size_t Splicer::splice(std::span<RunEntry> ranked, std::span<const RunEntry> top) {
    PlaceTable table(ranked.size());
    const auto is = [&](const RunEntry& entry) {
        return [&](std::size_t i) { return same_id_bytes(ranked[i].docid(), entry.docid()); };
    };
    for (std::size_t i = 0; i < ranked.size(); ++i)
        table.find_or_put(ranked[i].hash, i, is(ranked[i]));
    m_spliced.clear();
    m_in_top.assign(ranked.size(), false);
    for (std::size_t i = 0; i < top.size(); ++i) {
        const std::size_t place = table.find(top[i].hash, is(top[i]));
        if (place == PlaceTable::none) return i;
        m_in_top[place] = true;
        m_spliced.push_back(ranked[place]);
        m_spliced.back().score = top[i].score;
    }
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (!m_in_top[i]) m_spliced.push_back(ranked[i]);
    }
    std::copy(m_spliced.begin(), m_spliced.end(), ranked.begin());
    move_below(ranked.subspan(top.size()), ranked.first(top.size()));
    return top.size();
}

}  // namespace rankline
