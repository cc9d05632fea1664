// SPDX-License-Identifier: MIT
#include <rankline/cli/plackett_luce_policy.hpp>

#include <algorithm>
#include <vector>

#include <rankline/stats/plackett_luce.hpp>

namespace rankline::cli {

bool PlackettLucePolicy::for_each_ranking(std::string_view qid, std::span<const RunEntry> documents,
                                          const Take& take) const {
    std::vector<double> scores;
    scores.reserve(documents.size());
    for (const RunEntry& document : documents) scores.push_back(document.score);
    std::vector<RunEntry> ranked(documents.size());
    if (documents.size() <= most_items_to_enumerate) {
        for_each_order(scores, m_temperature,
                       [&](std::span<const std::uint32_t> order, double probability) {
                           std::transform(order.begin(), order.end(), ranked.begin(),
                                          [&](std::uint32_t item) { return documents[item]; });
                           take(ranked, probability);
                       });
        return true;
    }
    const std::uint64_t seed = seed_of_item(m_seed, qid);
    std::vector<NoisyScore> drawn;
    for (std::uint32_t sample = 0; sample < m_samples; ++sample) {
        RandomStream random(seed, RandomPurpose::rankings, sample);
        draw_order(scores, m_temperature, random, drawn);
        std::transform(drawn.begin(), drawn.end(), ranked.begin(),
                       [&](const NoisyScore& each) { return documents[each.item]; });
        take(ranked, 1);
    }
    return false;
}

}  // namespace rankline::cli
