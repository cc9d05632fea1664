// SPDX-License-Identifier: MIT
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include <rankline/fusion/contributions.hpp>
#include <rankline/fusion/training.hpp>

namespace rankline {

namespace {

/// What is fitted to: all that a run has for the training queries. Platt's targets stand back from
/// 1 and 0 by what an observation is worth, so that separable scores do not send the slope to
/// infinity. Scores are centred and scaled for the fit: far from 0, slope and intercept would be
/// all but the same direction.
struct Sample {
    std::vector<double> scores;
    std::vector<std::uint8_t> is_relevant;
    double documents = 0;
    double relevant = 0;
    double mean = 0;
    double deviation = 1;

    [[nodiscard]] double target(bool relevant_one) const {
        return relevant_one ? (relevant + 1) / (relevant + 2) : 1 / (documents - relevant + 2);
    }
};

Sample sample_of(const TrainingSet& training, std::size_t run) {
    Sample sample;
    std::size_t held = 0;
    for (const TrainingQuery& query : training.queries) held += query.pool.lists[run].held;
    sample.scores.reserve(held);
    sample.is_relevant.reserve(held);
    double sum = 0;
    for (const TrainingQuery& query : training.queries) {
        const std::span<const double> scores = query.pool.lists[run].scores;
        visit_held(query, run, [&](std::size_t i, double grade) {
            const bool relevant = training.relevant(grade);
            sample.scores.push_back(scores[i]);
            sample.is_relevant.push_back(relevant ? 1 : 0);
            sample.relevant += relevant ? 1 : 0;
            sum += scores[i];
        });
    }
    sample.documents = static_cast<double>(held);
    if (held == 0) return sample;
    sample.mean = sum / sample.documents;
    double squares = 0;
    for (const double score : sample.scores)
        squares += (score - sample.mean) * (score - sample.mean);
    const double deviation = std::sqrt(squares / sample.documents);
    // Scores that are all equal deviate by rounding alone, which must not be blown up.
    if (deviation > 1e-12 * std::abs(sample.mean)) sample.deviation = deviation;
    for (double& score : sample.scores) score = (score - sample.mean) / sample.deviation;
    return sample;
}

/// A place in the plane of slope and intercept, and the surface of the loss there.
struct Point {
    double slope = 0;
    double intercept = 0;
    double loss = 0;  ///< minus the log likelihood of the targets
    double by_slope = 0, by_intercept = 0;
    double by_slope_twice = 0, by_both = 0, by_intercept_twice = 0;
};

/// The sum of ln(1 + small) for numbers from 0 to 1, as the logarithm of products: a logarithm for
/// each document would take longer than all the rest.
class LogSum {
public:
    void add(double small) {
        m_product *= 1 + small;  // below 2^64
        if (++m_factors == most_factors) flush();
    }
    double total() {
        flush();
        return m_total;
    }

private:
    static constexpr int most_factors = 64;

    void flush() {
        m_total += std::log(m_product);
        m_product = 1;
        m_factors = 0;
    }

    double m_product = 1;
    int m_factors = 0;
    double m_total = 0;
};

/// Lin, Lin and Weng's forms of the terms, none of which overflows or cancels.
Point point_at(const Sample& sample, double slope, double intercept) {
    Point point{.slope = slope, .intercept = intercept};
    const std::array<double, 2> targets = {sample.target(false), sample.target(true)};
    LogSum logs;
    for (std::size_t i = 0; i < sample.scores.size(); ++i) {
        const double x = sample.scores[i];
        const double target = targets[sample.is_relevant[i]];
        const double f = slope * x + intercept;
        const double small = std::exp(-std::abs(f));
        const double larger = 1 / (1 + small);
        const double smaller = small * larger;
        const double residual = target - (f >= 0 ? smaller : larger);
        const double curvature = smaller * larger;
        point.loss += (f >= 0 ? target : target - 1) * f;
        logs.add(small);
        point.by_slope += x * residual;
        point.by_intercept += residual;
        point.by_slope_twice += x * x * curvature;
        point.by_both += x * curvature;
        point.by_intercept_twice += curvature;
    }
    point.loss += logs.total();
    return point;
}

struct Direction {
    double slope;
    double intercept;
    double descent;  ///< of the loss, per step of length 1
};

Direction newton_direction(const Point& point) {
    constexpr double ridge = 1e-12;  // scores that are all equal leave the slope without curvature
    const double aa = point.by_slope_twice + ridge;
    const double bb = point.by_intercept_twice + ridge;
    const double determinant = aa * bb - point.by_both * point.by_both;
    const double slope = (point.by_both * point.by_intercept - bb * point.by_slope) / determinant;
    const double intercept =
        (point.by_both * point.by_slope - aa * point.by_intercept) / determinant;
    return {slope, intercept, -(slope * point.by_slope + intercept * point.by_intercept)};
}

/// Newton's method with steps halved until the loss falls. Near the minimum, where a step squares
/// the error, rounding hides whether it falls: the last one is taken on trust.
Point minimum(const Sample& sample) {
    const double prior = std::log((sample.documents - sample.relevant + 1) / (sample.relevant + 1));
    Point point = point_at(sample, 0, prior);
    for (int iteration = 0; iteration < 100; ++iteration) {
        const Direction direction = newton_direction(point);
        const auto step_to = [&](double step) {
            return point_at(sample, point.slope + step * direction.slope,
                            point.intercept + step * direction.intercept);
        };
        const bool last = direction.descent <= 1e-12 * point.loss;
        double step = 1;
        Point next = step_to(step);
        while (!last && next.loss >= point.loss - 1e-4 * step * direction.descent) {
            step /= 2;
            if (step < 1e-10) return point;
            next = step_to(step);
        }
        point = next;
        if (last) break;
    }
    return point;
}

FusionModel train_platt(const TrainingSet& training, const std::vector<double>&) {
    return train_runs(training, [&](std::size_t run) -> std::vector<double> {
        const Sample sample = sample_of(training, run);
        if (sample.documents == 0) return {};
        const Point fitted = minimum(sample);
        const double slope = fitted.slope / sample.deviation;
        return {slope, fitted.intercept - slope * sample.mean};
    });
}

void platt(const Pool& pool, const FusionArguments& arguments, FusionScratch& scratch,
           std::span<double> fused) {
    sum_run_contributions(pool, scratch, fused,
                          [&](std::size_t run, const RankedList& list, std::size_t i) {
                              const std::vector<double>& table = arguments.model.tables[run];
                              if (table.empty()) return 0.0;
                              return 1 / (1 + std::exp(table[0] * list.scores[i] + table[1]));
                          });
}

}  // namespace

std::vector<FusionMethod> platt_calibration() {
    return {
        {.name = "platt",
         .aliases = {"logistic"},
         .summary = "the sum of probabilities from a logistic curve over each run's scores",
         .definition =
             "The sum over the runs that have the document of 1 / (1 + exp(A * s + B)). A and "
             "B have the greatest likelihood for what the run had for all training queries, "
             "with the targets (n + 1) / (n + 2) for its n relevant documents and "
             "1 / (m + 2) for the m others. Unjudged documents are not relevant; queries "
             "without a relevant document count. A run that had nothing adds nothing.",
         .citation = "Platt, Probabilistic outputs for support vector machines, 1999; fitted "
                     "as in Lin, Lin and Weng, A note on Platt's probabilistic outputs for "
                     "support vector machines, Machine Learning 68, 2007",
         .reads = FusionReads::scores,
         .train = train_platt,
         .fits =
             [](const std::vector<double>& table) { return table.empty() || table.size() == 2; },
         .fuse = platt}};
}

}  // namespace rankline
