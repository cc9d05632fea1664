// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include <rankline/cli/fusion_analysis.hpp>
#include <rankline/cli/fusion_work.hpp>
#include <rankline/fusion/saved_fusion.hpp>

namespace rankline::cli {

/// What tuning found, and how it is told.
struct TunedFusion {
    SavedFusion saved;
    std::string report;
};

/// Searches the parameters and weights of the fusion's method for the best mean of the first of the
/// judge's measures, by cross-validation. A method that is trained is trained anew for every fold.
/// Throws Error(usage) if nothing can be tuned, or there are fewer queries than folds.
[[nodiscard]] TunedFusion tune_fusion(Fusion& fusion, const FusionJudge& judge,
                                      const FusionWork& work);

/// "METHOD.PARAMETER=FIRST..LAST[:STEP]".
struct Sweep {
    const FusionMethod* method = nullptr;
    std::size_t parameter = 0;
    std::vector<double> values;
};

/// Throws Error(usage).
[[nodiscard]] Sweep parse_sweep(const std::string& text);

/// The means of all measures at every value of the sweep, each with the bounds of its bootstrap
/// interval.
[[nodiscard]] Rows sweep_fusion(Fusion& fusion, const FusionJudge& judge, const FusionWork& work);

}  // namespace rankline::cli
