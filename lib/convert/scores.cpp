// SPDX-License-Identifier: MIT
#include <rankline/convert/scores.hpp>

#include <algorithm>
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
    double before = 0;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const double score = ranked[i].score;
        text.clear();
        append_fixed(text, score, digits);
        ranked[i].score = parse_double(text).value_or(score);
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
