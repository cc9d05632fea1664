// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include <rankline/eval/spread.hpp>
#include <rankline/eval/tied_ranking.hpp>

namespace rankline {

/// The lowest and the highest value that judging the retrieved documents without a grade could
/// give: each gets grade 0 or the highest one. Judgments then count wherever they do: those found
/// relevant add to R and to the ideal ranking. Documents that were not retrieved stay as they are,
/// so that of the residual of RBP the part below the ranking, p^n, is not in it. After Moffat and
/// Zobel, Rank-Biased Precision for Measurement of Retrieval Effectiveness, ACM TOIS 27(1), 2008.
///
/// For a number j of them relevant, judgments and ideal are given and only the order is open: the
/// extremes have these j first or last (MeasureRecord::sorted_extremes), so that all j are tried
/// both ways. For other measures all ways to judge are tried if there are at most `most_cases`;
/// if more, those, and `sampled` is set.
///
/// Computes each measure twice per open document. A cutoff is no reason to stop earlier, since
/// judgments below it count in R and the ideal ranking; measures with one look no further anyway.
class Residual {
public:
    /// `highest_grade` is that of the scale: above 0, and no grade is above it.
    Residual(const std::vector<Measure>& measures, double highest_grade,
             std::uint64_t most_cases = usual_most_cases);

    /// The values of each measure, written to `values` where can_spread, for a ranking of grades;
    /// `frame` is the query with any ranking.
    void measure(std::span<const double> ranking, const Topic& frame,
                 std::span<SpreadValue> values) const;

private:
    const std::vector<Measure>& m_measures;
    double m_highest_grade;
    std::uint64_t m_most_cases;
};

/// The highest grade of any document of `qrels`; 1 if none is above 0.
[[nodiscard]] double highest_grade(const Qrels& qrels) noexcept;

}  // namespace rankline
