// SPDX-License-Identifier: MIT
#include <rankline/stats/plackett_luce.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

namespace rankline {

namespace {

/// 0 for equal scores, infinite ones too.
double scaled_difference(double score, double highest, double temperature) {
    return score == highest ? 0 : (score - highest) / temperature;
}

/// Uniform over (0, 1): the middles of 2^53 intervals.
double uniform(RandomStream& random) {
    return (static_cast<double>(random.next() >> 11) + 0.5) * 0x1p-53;
}

class Enumeration {
public:
    Enumeration(std::span<const double> scores, double temperature, const TakeOrder& take)
        : m_scores(scores), m_temperature(temperature), m_take(take), m_order(scores.size()) {
        std::iota(m_order.begin(), m_order.end(), 0U);
    }

    /// All orders of the items from `rank` on, behind the ones before.
    void run(std::size_t rank, double probability) {
        if (rank == m_order.size()) {
            m_take(m_order, probability);
            return;
        }
        // Against the highest of those that are left, so that not all of them underflow.
        const double highest = highest_from(rank);
        const auto weight = [&](std::size_t i) {
            return std::exp(scaled_difference(m_scores[m_order[i]], highest, m_temperature));
        };
        double total = 0;
        for (std::size_t i = rank; i < m_order.size(); ++i) total += weight(i);
        for (std::size_t i = rank; i < m_order.size(); ++i) {
            const double share = weight(i) / total;
            if (share == 0) continue;
            std::swap(m_order[rank], m_order[i]);
            run(rank + 1, probability * share);
            std::swap(m_order[rank], m_order[i]);
        }
    }

private:
    [[nodiscard]] double highest_from(std::size_t rank) const {
        double highest = m_scores[m_order[rank]];
        for (std::size_t i = rank + 1; i < m_order.size(); ++i)
            highest = std::max(highest, m_scores[m_order[i]]);
        return highest;
    }

    std::span<const double> m_scores;
    double m_temperature;
    const TakeOrder& m_take;
    std::vector<std::uint32_t> m_order;
};

/// The highest finite score, so that finite ones stay apart beside infinite ones.
double reference_of(std::span<const double> scores) {
    double reference = -std::numeric_limits<double>::infinity();
    for (const double score : scores)
        if (std::isfinite(score)) reference = std::max(reference, score);
    return std::isfinite(reference) ? reference : 0;
}

}  // namespace

void for_each_order(std::span<const double> scores, double temperature, const TakeOrder& take) {
    Enumeration(scores, temperature, take).run(0, 1);
}

void draw_order(std::span<const double> scores, double temperature, RandomStream& random,
                std::vector<NoisyScore>& drawn) {
    const double reference = reference_of(scores);
    drawn.clear();
    for (std::uint32_t item = 0; item < scores.size(); ++item) {
        const double noise = -std::log(-std::log(uniform(random)));
        const double key = scaled_difference(scores[item], reference, temperature) + noise;
        drawn.push_back({key, scores[item], noise, item});
    }
    // Keys are equal where they are infinite: then scores, and of equal ones the noise, decide.
    std::sort(drawn.begin(), drawn.end(), [](const NoisyScore& a, const NoisyScore& b) {
        return std::tie(b.key, b.score, b.noise, a.item) <
               std::tie(a.key, a.score, a.noise, b.item);
    });
}

}  // namespace rankline
