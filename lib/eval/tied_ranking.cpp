// SPDX-License-Identifier: MIT
#include <rankline/eval/tied_ranking.hpp>

#include <algorithm>

namespace rankline {

namespace {

std::size_t end_of_tie(std::span<const RunEntry> ranked, std::size_t begin) {
    const auto first = ranked.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto end = std::find_if(first, ranked.end(),
                                  [&](const RunEntry& each) { return each.score != first->score; });
    return static_cast<std::size_t>(end - ranked.begin());
}

double grade_of(const RunEntry& entry, const QrelsTopic* judged) {
    if (judged == nullptr) return not_judged;
    const Judgment* const judgment = judged->documents.find(entry.docid(), entry.hash);
    return judgment == nullptr ? not_judged : judgment->grade;
}

}  // namespace

void read_tied_ranking(std::span<const RunEntry> ranked, const QrelsTopic* judged,
                       std::uint64_t depth, bool judged_only, TiedRanking& ranking) {
    ranking.grades.clear();
    ranking.groups.clear();
    ranking.open_length = false;
    const std::size_t cut = std::min<std::uint64_t>(depth, ranked.size());
    std::size_t below = 0;
    for (std::size_t begin = 0; begin < cut;) {
        const std::size_t end = end_of_tie(ranked, begin);
        const bool take_out = judged_only && end <= cut;
        const std::size_t first = ranking.grades.size();
        for (; begin < end; ++begin) {
            const double grade = grade_of(ranked[begin], judged);
            if (!take_out || grade >= 0) ranking.grades.push_back(grade);
        }
        const auto grades = std::span<const double>(ranking.grades).subspan(first);
        const bool open =
            std::adjacent_find(grades.begin(), grades.end(), std::not_equal_to<>()) != grades.end();
        if (open) ranking.groups.push_back({first, ranking.grades.size()});
        if (end <= cut) continue;
        below = end - cut;
        ranking.open_length = judged_only && *std::min_element(grades.begin(), grades.end()) < 0;
    }
    ranking.shown = ranking.grades.size() - below;
}

}  // namespace rankline
