// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include <rankline/eval/ranking_policy.hpp>

namespace rankline::cli {

/// Rankings under the Plackett-Luce model of the scores: all of them for few documents, else drawn
/// ones. What is drawn for a query is a function of the seed, its id, and its documents with their
/// scores, as ranked.
class PlackettLucePolicy final : public RankingPolicy {
public:
    PlackettLucePolicy(double temperature, std::uint32_t samples, std::uint64_t seed)
        : m_temperature(temperature), m_samples(samples), m_seed(seed) {}

    bool for_each_ranking(std::string_view qid, std::span<const RunEntry> documents,
                          const Take& take) const override;

private:
    double m_temperature;
    std::uint32_t m_samples;
    std::uint64_t m_seed;
};

}  // namespace rankline::cli
