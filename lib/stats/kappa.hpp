// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <utility>

namespace rankline {

/// How often two judges gave which pair of grades: (first, second) to number of cases, none 0.
using ConfusionMatrix = std::map<std::pair<double, double>, std::uint64_t>;

/// How much two judges agree. A value that is not defined is NaN: all of them without a case, and
/// the kappas where each judge gave one and the same grade to all, so that agreement by chance is
/// certain.
struct Agreement {
    std::uint64_t cases = 0;
    double raw = 0;  ///< share of cases with equal grades
    /// Cohen's kappa: raw agreement in excess of what chance gives, as a share of what there is to
    /// exceed. J. Cohen, "A coefficient of agreement for nominal scales", Educational and
    /// Psychological Measurement 20 (1960), 37-46.
    double kappa = 0;
    /// Kappa that weighs a disagreement by the distance of the grades, and by its square. The
    /// distance is that of the numbers, also if nobody gave a grade between them. J. Cohen,
    /// "Weighted kappa", Psychological Bulletin 70 (1968), 213-220.
    double linear_kappa = 0;
    double quadratic_kappa = 0;
};

[[nodiscard]] Agreement agreement(const ConfusionMatrix& counts);

}  // namespace rankline
