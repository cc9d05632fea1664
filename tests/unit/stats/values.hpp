// SPDX-License-Identifier: MIT
#pragma once

#include <limits>
#include <vector>

#include <doctest/doctest.h>

namespace rankline::test {

using Values = std::vector<double>;

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

inline doctest::Approx close_to(double value) { return doctest::Approx(value).epsilon(1e-12); }

/// k * k mod 17 / 17 for k from 1 to 50.
inline Values quadratic_residues() {
    Values values;
    for (int k = 1; k <= 50; ++k) values.push_back(k * k % 17 / 17.0);
    return values;
}

}  // namespace rankline::test
