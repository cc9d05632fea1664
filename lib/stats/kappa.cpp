// SPDX-License-Identifier: MIT
#include <rankline/stats/kappa.hpp>

#include <cmath>
#include <iterator>
#include <set>

namespace rankline {

namespace {

/// The grades that one judge gave, and to what share of the cases.
using Shares = std::map<double, double>;

double share_of(const Shares& shares, double grade) {
    const auto found = shares.find(grade);
    return found == shares.end() ? 0 : found->second;
}

/// How far apart two grades are that are drawn from the shares of two judges: what is expected by
/// chance. None of these looks at all pairs of grades, of which fractions can make very many.
double chance_of_unequal(const Shares& first, const Shares& second) {
    double equal = 0;
    for (const auto& [grade, share] : first) equal += share * share_of(second, grade);
    return 1 - equal;
}

/// Each step from a grade to the next lies between the two grades drawn if just one is below it.
double chance_distance(const Shares& first, const Shares& second) {
    std::set<double> grades;
    for (const auto& [grade, share] : first) grades.insert(grade);
    for (const auto& [grade, share] : second) grades.insert(grade);
    double sum = 0;
    double first_below = 0;
    double second_below = 0;
    for (auto grade = grades.begin(); std::next(grade) != grades.end(); ++grade) {
        first_below += share_of(first, *grade);
        second_below += share_of(second, *grade);
        sum += (*std::next(grade) - *grade) *
               (first_below * (1 - second_below) + second_below * (1 - first_below));
    }
    return sum;
}

double chance_squared_distance(const Shares& first, const Shares& second) {
    double mean = 0;
    for (const auto& [grade, share] : first) mean += grade * share;
    double sum = 0;
    for (const auto& [grade, share] : first) sum += (grade - mean) * (grade - mean) * share;
    for (const auto& [grade, share] : second) sum += (grade - mean) * (grade - mean) * share;
    return sum;
}

}  // namespace

Agreement agreement(const ConfusionMatrix& counts) {
    Agreement result;
    for (const auto& [grades, count] : counts) result.cases += count;
    const double undefined = std::nan("");
    result.raw = result.kappa = result.linear_kappa = result.quadratic_kappa = undefined;
    if (result.cases == 0) return result;

    Shares first;
    Shares second;
    double unequal = 0;
    double distance = 0;
    double squared_distance = 0;
    for (const auto& [grades, count] : counts) {
        const double share = static_cast<double>(count) / static_cast<double>(result.cases);
        const double apart = std::abs(grades.first - grades.second);
        first[grades.first] += share;
        second[grades.second] += share;
        unequal += apart > 0 ? share : 0;
        distance += apart * share;
        squared_distance += apart * apart * share;
    }
    result.raw = 1 - unequal;
    if (counts.size() == 1 && unequal == 0) return result;
    result.kappa = 1 - unequal / chance_of_unequal(first, second);
    result.linear_kappa = 1 - distance / chance_distance(first, second);
    result.quadratic_kappa = 1 - squared_distance / chance_squared_distance(first, second);
    return result;
}

}  // namespace rankline
