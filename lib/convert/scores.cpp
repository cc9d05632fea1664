// SPDX-License-Identifier: MIT
#include <rankline/convert/scores.hpp>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include <rankline/base/number.hpp>

namespace rankline {

namespace {

/// Calls `act` with each document and its 1/rank, while the scores of later ones are as they were.
template <class Entry, class Act>
void for_each_rank_score(std::span<Entry> ranked, Act act) {
    double score = 0;
    double before = 0;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (i == 0 || ranked[i].score != before) score = 1 / static_cast<double>(i + 1);
        before = ranked[i].score;
        act(ranked[i], score);
    }
}

/// What is read back where `score` is written with so many digits.
double read_back(double score, int digits, std::string& text) {
    text.clear();
    append_fixed(text, score, digits);
    return parse_double(text).value_or(score);
}

/// The same for most scores, without writing them; nothing where it could be something else. Of a
/// whole number and a power of ten, both exact, the quotient is the number nearest to the decimal,
/// as it is read. Which whole number it is, is in question only near the middle between two, since
/// the product below is off by less than 2^-13.
std::optional<double> rounded(double score, double scale) {
    constexpr double largest = 1099511627776;  // 2^40
    constexpr double margin = 1e-3;
    const double scaled = score * scale;
    if (!(std::abs(scaled) < largest)) return std::nullopt;
    const double whole = std::round(scaled);
    if (std::abs(std::abs(scaled - whole) - 0.5) < margin) return std::nullopt;
    return whole / scale;
}

}  // namespace

void score_by_rank(std::span<RunEntry> ranked) {
    for_each_rank_score(ranked, [](RunEntry& entry, double score) { entry.score = score; });
}

bool is_scored_by_rank(std::span<const RunEntry> ranked) noexcept {
    bool same = true;
    for_each_rank_score(
        ranked, [&](const RunEntry& entry, double score) { same = same && entry.score == score; });
    return same;
}

std::size_t cut_scores(std::span<RunEntry> ranked, int digits) {
    std::size_t tied = 0;
    std::string text;
    const double scale = std::pow(10.0, digits);  // exact up to 10^22
    double before = 0;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const double score = ranked[i].score;
        const std::optional<double> quick = rounded(score, scale);
        ranked[i].score = quick ? *quick : read_back(score, digits, text);
        if (i > 0 && score != before && ranked[i].score == ranked[i - 1].score) ++tied;
        before = score;
    }
    return tied;
}

std::size_t first_out_of_order(std::span<const RunEntry> ranked) noexcept {
    const auto place =
        std::adjacent_find(ranked.begin(), ranked.end(), [](const RunEntry& a, const RunEntry& b) {
            return !(a.score > b.score || (a.score == b.score && a.docid() >= b.docid()));
        });
    return place == ranked.end() ? ranked.size()
                                 : static_cast<std::size_t>(place - ranked.begin()) + 1;
}

}  // namespace rankline
