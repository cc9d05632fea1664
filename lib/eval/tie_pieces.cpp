// SPDX-License-Identifier: MIT
#include <rankline/eval/tie_pieces.hpp>

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace rankline {

namespace {

std::vector<GradeCount> count_grades(std::span<const double> grades, bool worthless_alike) {
    std::map<double, std::uint64_t> counts;
    for (const double grade : grades) ++counts[worthless_alike && grade <= 0 ? not_judged : grade];
    std::vector<GradeCount> all;
    all.reserve(counts.size());
    for (const auto& [grade, count] : counts) all.push_back({grade, count});
    return all;
}

bool has_any(std::span<const GradeCount> grades) {
    return std::any_of(grades.begin(), grades.end(),
                       [](const GradeCount& each) { return each.count > 0; });
}

/// Goes through orders rank by rank, but not where only common documents are left.
class OrderWalk {
public:
    OrderWalk(std::vector<Hit>& placed, const OrderVisit& visit)
        : m_placed(placed), m_visit(visit) {}

    /// The orders of `pieces` from `place` of the first one on; false if a visit ended the walk.
    bool walk(std::span<TiePiece> pieces, std::size_t place, double probability) {
        if (pieces.empty()) return m_visit(probability);
        TiePiece& piece = pieces.front();
        const std::uint64_t common = piece.common.count;
        bool on = true;
        bool possible = true;
        for (; on && possible && place < piece.length && has_any(piece.others); ++place) {
            on = place_others(pieces, place, probability);
            possible = piece.common.count > 0;
            if (!possible) continue;
            probability *= share(piece, piece.common, place);
            --piece.common.count;
        }
        if (on && possible) on = walk(pieces.subspan(1), 0, probability);
        piece.common.count = common;
        return on;
    }

private:
    static double share(const TiePiece& piece, const GradeCount& grade, std::size_t place) {
        return static_cast<double>(grade.count) / static_cast<double>(piece.size - place);
    }

    bool place_others(std::span<TiePiece> pieces, std::size_t place, double probability) {
        TiePiece& piece = pieces.front();
        for (GradeCount& each : piece.others) {
            if (each.count == 0) continue;
            const double chance = probability * share(piece, each, place);
            m_placed.push_back({piece.begin + place, each.grade});
            --each.count;
            const bool on = walk(pieces, place + 1, chance);
            ++each.count;
            m_placed.pop_back();
            if (!on) return false;
        }
        return true;
    }

    std::vector<Hit>& m_placed;
    const OrderVisit& m_visit;
};

}  // namespace

std::vector<TiePiece> tie_pieces(const TiedRanking& ranking, std::uint64_t ranks,
                                 bool worthless_alike) {
    std::vector<TiePiece> pieces;
    for (const OpenGroup& group : ranking.groups) {
        if (group.begin >= ranks) break;
        const auto grades =
            std::span<const double>(ranking.grades).subspan(group.begin, group.end - group.begin);
        std::vector<GradeCount> counts = count_grades(grades, worthless_alike);
        if (counts.size() == 1) continue;
        const auto common =
            std::max_element(counts.begin(), counts.end(),
                             [](const auto& a, const auto& b) { return a.count < b.count; });
        TiePiece& piece = pieces.emplace_back();
        piece.begin = group.begin;
        piece.length = std::min<std::uint64_t>(group.end, ranks) - group.begin;
        piece.size = grades.size();
        piece.common = *common;
        counts.erase(common);
        piece.others = std::move(counts);
    }
    return pieces;
}

void for_each_order(std::span<TiePiece> pieces, std::vector<Hit>& placed, const OrderVisit& visit) {
    OrderWalk(placed, visit).walk(pieces, 0, 1);
}

bool has_few_orders(std::span<TiePiece> pieces, std::uint64_t most) {
    // A piece has two orders at least, and as many as it has ranks: k of them, 0 < k < length, can
    // go to documents that are not common, in (length over k) ways. This bounds how deep the walk
    // goes.
    double at_least = 1;
    for (const TiePiece& piece : pieces) {
        at_least *= static_cast<double>(std::max<std::size_t>(piece.length, 2));
        if (at_least > static_cast<double>(most)) return false;
    }
    std::uint64_t count = 0;
    std::vector<Hit> placed;
    for_each_order(pieces, placed, [&](double) { return ++count <= most; });
    return count <= most;
}

PieceShuffler::PieceShuffler(const TiePiece& piece)
    : m_begin(piece.begin), m_length(piece.length), m_size(piece.size) {
    for (const GradeCount& each : piece.others)
        m_grades.insert(m_grades.end(), each.count, each.grade);
    if (m_length < m_grades.size()) {
        m_grades.insert(m_grades.end(), piece.common.count, piece.common.grade);
    } else {
        m_places.resize(m_size);
        std::iota(m_places.begin(), m_places.end(), std::size_t{0});
    }
}

void PieceShuffler::draw(const RandomBelow& below, std::vector<Hit>& placed) {
    if (m_places.empty())
        draw_documents(below, placed);
    else
        draw_places(below, placed);
}

// Both leave what they swapped as it is: to draw from any order is as good.

void PieceShuffler::draw_documents(const RandomBelow& below, std::vector<Hit>& placed) {
    for (std::size_t i = 0; i < m_length; ++i) {
        std::swap(m_grades[i], m_grades[i + below(m_size - i)]);
        placed.push_back({m_begin + i, m_grades[i]});
    }
}

void PieceShuffler::draw_places(const RandomBelow& below, std::vector<Hit>& placed) {
    const auto before = static_cast<std::ptrdiff_t>(placed.size());
    for (std::size_t i = 0; i < m_grades.size(); ++i) {
        std::swap(m_places[i], m_places[i + below(m_size - i)]);
        if (m_places[i] < m_length) placed.push_back({m_begin + m_places[i], m_grades[i]});
    }
    std::sort(placed.begin() + before, placed.end(),
              [](const Hit& a, const Hit& b) { return a.rank < b.rank; });
}

}  // namespace rankline
