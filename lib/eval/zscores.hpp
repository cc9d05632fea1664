// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <rankline/eval/evaluator.hpp>

namespace rankline {

/// Means and standard deviations per query and measure from a reference set of runs (trec_eval's
/// -Z): lines "qid measure mean stddev", measure in trec_eval's spelling.
class ZScores {
public:
    /// What a value becomes for which the file has no mean, or a deviation of zero.
    static constexpr double missing = -1000000;

    /// Throws Error(io), or Error(input) for a line that is not of that form and for no line.
    static ZScores read(const std::string& path);

    /// Replaces each value by its distance from the mean in standard deviations. With a deviation
    /// of zero it becomes 0 if equal to the mean, else `missing`. As in trec_eval the summary is
    /// the plain mean of these, `missing` included. Values without a mean are a finding. A value
    /// that is not a number has no z-score either, and remains one.
    void apply(RunScores& scores, const std::vector<Measure>& measures) const;

private:
    struct State;
    std::shared_ptr<const State> m_state;
};

}  // namespace rankline
