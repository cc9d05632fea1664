// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include <rankline/fusion/small_votes.hpp>

namespace rankline {

namespace {

/// Each voter is for, against or neither: three to this power are the cases to compare.
constexpr std::size_t most_voters = 5;
constexpr std::uint32_t most_votes = 63;

int sign(std::int64_t number) { return (number > 0) - (number < 0); }

/// Whether every division of the voters into camps ends as before. `old_margin` and `new_margin`
/// are those of the voters that have been divided.
bool decide_alike(std::span<const std::uint32_t> old_votes,
                  std::span<const std::uint32_t> new_votes, std::int64_t old_margin,
                  std::int64_t new_margin) {
    if (old_votes.empty()) return sign(old_margin) == sign(new_margin);
    const auto rest = [&](int side) {
        return decide_alike(old_votes.subspan(1), new_votes.subspan(1),
                            old_margin + side * std::int64_t{old_votes[0]},
                            new_margin + side * std::int64_t{new_votes[0]});
    };
    return rest(-1) && rest(0) && rest(1);
}

}  // namespace

void make_votes_small(std::span<std::uint32_t> votes) {
    if (votes.empty() || votes.size() > most_voters) return;
    const double largest = *std::max_element(votes.begin(), votes.end());
    std::array<std::uint32_t, most_voters> memory{};
    const std::span<std::uint32_t> small = std::span(memory).first(votes.size());
    for (std::uint32_t most = 1; most <= most_votes && most < largest; ++most) {
        std::transform(votes.begin(), votes.end(), small.begin(), [&](std::uint32_t number) {
            return static_cast<std::uint32_t>(std::lround(number / largest * most));
        });
        if (!decide_alike(votes, small, 0, 0)) continue;
        std::copy(small.begin(), small.end(), votes.begin());
        return;
    }
}

}  // namespace rankline
