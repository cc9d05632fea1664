// SPDX-License-Identifier: MIT
#include <rankline/fusion/normalisation.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

[[noreturn]] void fail(std::string_view qid, const std::string& reason) {
    throw Error(ErrorKind::input, "query " + quoted(qid) + ": " + reason);
}

/// (s - shift) / scale, or what is to be done where the scale is 0.
void rescale(std::span<double> scores, double shift, double scale, const NormSettings& settings,
             std::string_view qid) {
    if (!std::isfinite(scale)) fail(qid, "the scores of a run are too large to be normalised");
    if (scale > 0) {
        for (double& score : scores) score = (score - shift) / scale;
        return;
    }
    switch (settings.on_constant) {
        case OnConstant::zero:
            std::fill(scores.begin(), scores.end(), 0.0);
            return;
        case OnConstant::half:
            std::fill(scores.begin(), scores.end(), 0.5);
            return;
        case OnConstant::one:
            std::fill(scores.begin(), scores.end(), 1.0);
            return;
        case OnConstant::keep:
            return;
        case OnConstant::error:
            fail(qid,
                 "all scores of a run are equal, so they cannot be normalised; --on-constant "
                 "says what they are worth");
    }
}

struct Moments {
    double mean;
    double deviation;
};

Moments moments_of(std::span<const double> scores) {
    const auto count = static_cast<double>(scores.size());
    const double mean = std::accumulate(scores.begin(), scores.end(), 0.0) / count;
    double squares = 0;
    for (const double score : scores) squares += (score - mean) * (score - mean);
    // Equal scores need not have a mean that is the same to the last bit.
    const bool constant = std::all_of(scores.begin(), scores.end(),
                                      [&](double score) { return score == scores.front(); });
    return {mean, constant ? 0 : std::sqrt(squares / count)};
}

void by_sum(std::span<double> scores, double lowest, const NormSettings& settings,
            std::string_view qid) {
    double total = 0;
    for (const double score : scores) total += score - lowest;
    rescale(scores, lowest, total, settings, qid);
}

void by_highest(std::span<double> scores, double lowest, double highest,
                const NormSettings& settings, std::string_view qid) {
    if (highest <= 0 && lowest < highest) {
        fail(qid,
             "--norm max would lose the order of a run without a score above 0, or turn it "
             "round; use min-max");
    }
    rescale(scores, 0, std::max(highest, 0.0), settings, qid);
}

void softmax(std::span<double> scores, double highest, double temperature) {
    double total = 0;
    for (double& score : scores) {
        score = std::exp((score - highest) / temperature);
        total += score;
    }
    for (double& score : scores) score /= total;
}

void three_sigma(std::span<double> scores, const NormSettings& settings, std::string_view qid) {
    const Moments moments = moments_of(scores);
    rescale(scores, moments.mean - 3 * moments.deviation, 6 * moments.deviation, settings, qid);
    if (moments.deviation == 0) return;
    for (double& score : scores) score = std::clamp(score, 0.0, 1.0);
}

void by_rank(std::span<double> scores, std::span<const double> ranks, std::size_t documents) {
    for (std::size_t i = 0; i < scores.size(); ++i)
        scores[i] = 1 - (ranks[i] - 1) / static_cast<double>(documents);
}

void check_finite(std::span<const double> scores, std::string_view qid) {
    const bool finite = std::all_of(scores.begin(), scores.end(),
                                    [](double score) { return std::isfinite(score); });
    if (!finite) fail(qid, "a run has an infinite score, which cannot be normalised");
}

}  // namespace

const std::vector<NormName>& norm_names() {
    static const std::vector<NormName> names = {
        {Norm::none, "none", {}, "scores as they are"},
        {Norm::min_max, "min-max", {"minmax", "min_max"}, "(s - min) / (max - min)"},
        {Norm::inverted_min_max,
         "inverted-min-max",
         {"min-max-inverted"},
         "(max - s) / (max - min): distances, the lower the better"},
        {Norm::max, "max", {}, "s / max"},
        {Norm::sum, "sum", {}, "(s - min) / sum of (s - min)"},
        {Norm::z_score,
         "z-score",
         {"zmuv", "zscore"},
         "(s - mean) / standard deviation of the list"},
        {Norm::rank, "rank", {}, "1 - (r - 1) / n for the n documents of the list"},
        {Norm::borda,
         "borda",
         {},
         "1 - (r - 1) / u for the u documents of all lists; the list's rest is shared evenly"},
        {Norm::softmax, "softmax", {}, "exp(s / T), summing to 1; T is --temperature"},
        {Norm::three_sigma,
         "3-sigma",
         {"dbsf", "three-sigma"},
         "(s - mean + 3 sd) / 6 sd, cut to 0 and 1"}};
    return names;
}

void normalise(std::span<double> scores, std::span<const double> ranks, std::size_t pool,
               const NormSettings& settings, std::string_view qid) {
    if (scores.empty() || settings.norm == Norm::none) return;
    if (settings.norm != Norm::rank && settings.norm != Norm::borda) check_finite(scores, qid);
    const auto [lowest, highest] = std::minmax_element(scores.begin(), scores.end());
    const double least = *lowest;
    const double most = *highest;
    switch (settings.norm) {
        case Norm::none:
            return;
        // The scores of distances come with their sign turned: (max - s) is (-s) - min(-s).
        case Norm::inverted_min_max:
        case Norm::min_max:
            return rescale(scores, least, most - least, settings, qid);
        case Norm::max:
            return by_highest(scores, least, most, settings, qid);
        case Norm::sum:
            return by_sum(scores, least, settings, qid);
        case Norm::z_score: {
            const Moments moments = moments_of(scores);
            return rescale(scores, moments.mean, moments.deviation, settings, qid);
        }
        case Norm::rank:
            return by_rank(scores, ranks, scores.size());
        case Norm::borda:
            return by_rank(scores, ranks, pool);
        case Norm::softmax:
            return softmax(scores, most, settings.temperature);
        case Norm::three_sigma:
            return three_sigma(scores, settings, qid);
    }
}

std::optional<double> absent_score(Norm norm, std::size_t held, std::size_t pool) noexcept {
    if (norm != Norm::borda) return std::nullopt;
    return 0.5 - (static_cast<double>(held) - 1) / (2 * static_cast<double>(pool));
}

}  // namespace rankline
