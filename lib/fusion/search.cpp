// SPDX-License-Identifier: MIT
#include <rankline/fusion/search.hpp>

#include <algorithm>
#include <cmath>
#include <string>

#include <rankline/base/error.hpp>

namespace rankline {

namespace {

bool has_weights(const FusionSpace& space) {
    return space.method->weighted && space.runs > 1 && space.weights.empty();
}

/// Means that differ by less differ by the order in which they were added up.
constexpr double rounding = 1e-12;

void add_shares(unsigned steps, std::size_t parts, std::vector<unsigned>& begun,
                std::vector<std::vector<unsigned>>& all) {
    if (parts == 1) {
        begun.push_back(steps);
        all.push_back(begun);
        begun.pop_back();
        return;
    }
    for (unsigned share = 0; share <= steps; ++share) {
        begun.push_back(share);
        add_shares(steps - share, parts - 1, begun, all);
        begun.pop_back();
    }
}

/// Sets one weight; the others share the rest in their proportions, or evenly if they have none.
std::vector<double> with_weight(std::vector<double> weights, std::size_t index, double weight) {
    double others = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) others += i == index ? 0 : weights[i];
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (i == index) continue;
        const double share =
            others > 0 ? weights[i] / others : 1 / static_cast<double>(weights.size() - 1);
        weights[i] = (1 - weight) * share;
    }
    weights[index] = weight;
    return weights;
}

/// How far a point is from another, each number in units of the length of its grid.
double distance(const FusionSpace& space, const FusionPoint& a, const FusionPoint& b) {
    double squares = 0;
    for (std::size_t i = 0; i < a.numbers.size(); ++i) {
        const std::vector<double>& grid = space.method->parameters[i].grid;
        if (grid.size() < 2) continue;
        const double steps = (a.numbers[i] - b.numbers[i]) / (grid.back() - grid.front());
        squares += steps * steps;
    }
    for (std::size_t i = 0; i < a.weights.size(); ++i)
        squares += (a.weights[i] - b.weights[i]) * (a.weights[i] - b.weights[i]);
    return squares;
}

/// How many points a grid has; a number beyond most_grid_points may be any such.
std::size_t count_points(const FusionSpace& space) {
    double count = 1;
    for (const FusionParameter& parameter : space.method->parameters)
        count *= static_cast<double>(std::max<std::size_t>(1, parameter.grid.size()));
    if (has_weights(space)) {
        for (std::size_t i = 1; i < space.runs; ++i)
            count *= static_cast<double>(space.weight_steps + i) / static_cast<double>(i);
    }
    return count > 1e15 ? std::size_t{1} << 50 : static_cast<std::size_t>(std::llround(count));
}

/// The best point so far.
class Best {
public:
    Best(FusionPoint start, const FusionObjective& objective)
        : m_objective(objective), m_point(std::move(start)), m_value(objective(m_point)) {}

    /// Keeps `candidate` if it is better: of equal ones the first stays.
    void offer(const FusionPoint& candidate) {
        if (candidate == m_point) return;
        const double value = m_objective(candidate);
        if (!(value > m_value + rounding)) return;
        m_value = value;
        m_point = candidate;
    }
    [[nodiscard]] const FusionPoint& point() const { return m_point; }

private:
    const FusionObjective& m_objective;
    FusionPoint m_point;
    double m_value;
};

void try_parameters(const FusionSpace& space, Best& best) {
    for (std::size_t i = 0; i < space.method->parameters.size(); ++i) {
        for (const double number : space.method->parameters[i].grid) {
            FusionPoint candidate = best.point();
            candidate.numbers[i] = number;
            best.offer(candidate);
        }
    }
}

void try_weights(const FusionSpace& space, Best& best) {
    if (!has_weights(space)) return;
    for (std::size_t run = 0; run < space.runs; ++run) {
        const std::vector<double> before = best.point().weights;
        for (unsigned step = 0; step <= space.weight_steps; ++step) {
            FusionPoint candidate = best.point();
            candidate.weights = with_weight(before, run, step / double(space.weight_steps));
            best.offer(candidate);
        }
    }
}

/// The one number that is free, as an interval and what to do with a value from it.
struct Line {
    double low = 0;
    double high = 1;
    std::function<FusionPoint(double)> at;
    bool whole = false;
};

Line only_line(const FusionSpace& space) {
    if (space.freedom() != 1) {
        throw Error(ErrorKind::usage, "golden section tunes one number, and " + space.method->name +
                                          " of " + std::to_string(space.runs) + " runs has " +
                                          std::to_string(space.freedom()) + " that are free");
    }
    const FusionPoint start = starting_point(space);
    const std::vector<FusionParameter>& parameters = space.method->parameters;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        if (parameters[i].grid.empty()) continue;
        const auto at = [start, i](double number) {
            FusionPoint point = start;
            point.numbers[i] = number;
            return point;
        };
        return {parameters[i].grid.front(), parameters[i].grid.back(), at, parameters[i].whole};
    }
    const auto at = [start](double weight) {
        FusionPoint point = start;
        point.weights = {weight, 1 - weight};
        return point;
    };
    return {0, 1, at, false};
}

}  // namespace

std::size_t FusionSpace::freedom() const {
    const auto free = std::count_if(method->parameters.begin(), method->parameters.end(),
                                    [](const auto& each) { return !each.grid.empty(); });
    return static_cast<std::size_t>(free) + (has_weights(*this) ? runs - 1 : 0);
}

std::vector<std::vector<unsigned>> shares(unsigned steps, std::size_t parts) {
    std::vector<std::vector<unsigned>> all;
    std::vector<unsigned> begun;
    if (parts > 0) add_shares(steps, parts, begun, all);
    return all;
}

FusionPoint starting_point(const FusionSpace& space) {
    FusionPoint point{space.numbers, {}};
    for (std::size_t i = 0; i < point.numbers.size(); ++i) {
        const std::vector<double>& grid = space.method->parameters[i].grid;
        if (std::isnan(point.numbers[i]) && !grid.empty()) point.numbers[i] = grid[grid.size() / 2];
    }
    point.weights = space.weights;
    if (has_weights(space)) point.weights.assign(space.runs, 1 / static_cast<double>(space.runs));
    return point;
}

std::vector<FusionPoint> grid_points(const FusionSpace& space) {
    if (const std::size_t count = count_points(space); count > most_grid_points) {
        throw Error(ErrorKind::usage,
                    "a grid of " + std::to_string(count) + " points, more than " +
                        std::to_string(most_grid_points) +
                        ": --search ascent tries fewer, --weight-steps or -w leaves fewer");
    }
    std::vector<FusionPoint> points = {starting_point(space)};
    for (std::size_t i = 0; i < space.method->parameters.size(); ++i) {
        const std::vector<double>& grid = space.method->parameters[i].grid;
        if (grid.empty()) continue;
        std::vector<FusionPoint> extended;
        for (const FusionPoint& point : points) {
            for (const double number : grid) {
                extended.push_back(point);
                extended.back().numbers[i] = number;
            }
        }
        points = std::move(extended);
    }
    if (!has_weights(space)) return points;
    std::vector<FusionPoint> weighted;
    const std::vector<std::vector<unsigned>> all = shares(space.weight_steps, space.runs);
    for (const FusionPoint& point : points) {
        for (const std::vector<unsigned>& each : all) {
            weighted.push_back(point);
            for (std::size_t run = 0; run < space.runs; ++run)
                weighted.back().weights[run] = each[run] / double(space.weight_steps);
        }
    }
    return weighted;
}

FusionPoint best_point(const FusionSpace& space, const std::vector<FusionPoint>& points,
                       const FusionObjective& objective) {
    const FusionPoint start = starting_point(space);
    std::size_t best = 0;
    double best_value = objective(points.front());
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double value = objective(points[i]);
        const bool equal = std::abs(value - best_value) <= rounding;
        const bool nearer =
            distance(space, points[i], start) < distance(space, points[best], start) - rounding;
        if (equal ? !nearer : !(value > best_value)) continue;
        best = i;
        best_value = value;
    }
    return points[best];
}

FusionPoint coordinate_ascent(const FusionSpace& space, const FusionObjective& objective) {
    Best best(starting_point(space), objective);
    for (FusionPoint before; before != best.point();) {
        before = best.point();
        try_parameters(space, best);
        try_weights(space, best);
    }
    return best.point();
}

FusionPoint golden_section(const FusionSpace& space, const FusionObjective& objective) {
    const Line line = only_line(space);
    const auto point_at = [&](double x) { return line.at(line.whole ? std::round(x) : x); };
    const double ratio = (std::sqrt(5.0) - 1) / 2;
    const double enough = (line.high - line.low) / 1000;
    double low = line.low;
    double high = line.high;
    double left = high - ratio * (high - low);
    double right = low + ratio * (high - low);
    double left_value = objective(point_at(left));
    double right_value = objective(point_at(right));
    while (high - low > enough) {
        if (left_value >= right_value) {
            high = right;
            right = left;
            right_value = left_value;
            left = high - ratio * (high - low);
            left_value = objective(point_at(left));
        } else {
            low = left;
            left = right;
            left_value = right_value;
            right = low + ratio * (high - low);
            right_value = objective(point_at(right));
        }
    }
    return point_at(left_value >= right_value ? left : right);
}

}  // namespace rankline
